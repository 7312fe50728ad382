//! Exact decimal numbers: `11,4 tỷ` is 114 × 10⁸, and only its last step is a binary fraction.

/// `digits` × 10^`exponent`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decimal {
    digits: u128,
    exponent: i32,
}

/// What numbers in news hold; with more digits it is no number, but an identifier.
const MOST_DIGITS: usize = 24;

impl Decimal {
    pub(super) const fn new(digits: u128, exponent: i32) -> Self {
        Self { digits, exponent }
    }

    /// The number of which these are the digits before and after the decimal mark.
    pub(super) fn of_digits(whole: &str, fraction: &str) -> Option<Self> {
        if whole.len() + fraction.len() > MOST_DIGITS {
            return None;
        }
        let digits = format!("{whole}{fraction}").parse().ok()?;
        Some(Self::new(digits, -i32::try_from(fraction.len()).ok()?))
    }

    pub(super) fn times_ten_to(self, power: i32) -> Option<Self> {
        let exponent = self.exponent.checked_add(power)?;
        (exponent.abs() < 100).then_some(Self { exponent, ..self })
    }

    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let exponent = self.exponent.min(other.exponent);
        let align = |number: Self| {
            let shift = u32::try_from(number.exponent.checked_sub(exponent)?).ok()?;
            number.digits.checked_mul(10_u128.checked_pow(shift)?)
        };
        let digits = align(self)?.checked_add(align(other)?)?;
        Some(Self { digits, exponent })
    }

    /// The nearest binary fraction.
    pub(super) fn value(self) -> f64 {
        // The parser of the standard library rounds right; a product of two roundings may not.
        let text = format!("{}e{}", self.digits, self.exponent);
        text.parse().unwrap_or(f64::INFINITY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(
        clippy::float_cmp,
        reason = "the very number is wanted, not one near it"
    )]
    fn numbers_are_exact() {
        let number = Decimal::of_digits("11", "4").unwrap();
        assert_eq!(number.value(), 11.4);
        assert_eq!(number.times_ten_to(9).unwrap().value(), 11_400_000_000.0);
        let sum = Decimal::new(2, 9).plus(Decimal::new(35, 7)).unwrap();
        assert_eq!(sum.value(), 2_350_000_000.0);
    }

    #[test]
    fn identifiers_are_no_numbers() {
        assert_eq!(Decimal::of_digits(&"9".repeat(30), ""), None);
        assert_eq!(Decimal::new(1, 90).times_ten_to(20), None);
        assert_eq!(Decimal::new(1, 90).plus(Decimal::new(1, 0)), None);
    }
}
