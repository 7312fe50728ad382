//! Where tokens stand in the text that they were cut from.

/// What stands before each of `forms` in `text`; nothing when they are not all that it holds, one
/// after the other and with only blanks between.
pub(super) fn gaps<'t>(text: &'t str, forms: &[&str]) -> Option<Vec<&'t str>> {
    let mut rest = text;
    let mut gaps = Vec::with_capacity(forms.len());
    for form in forms {
        let from = rest.trim_start();
        let (gap, _) = rest.split_at_checked(rest.len() - from.len())?;
        rest = from.strip_prefix(form)?;
        gaps.push(gap);
    }
    rest.trim().is_empty().then_some(gaps)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_in_their_text() {
        let text = "Bà Hằng\u{A0} nói: Ô tô\n";
        let forms = ["Bà", "Hằng", "nói", ":", "Ô tô"];
        assert_eq!(gaps(text, &forms).unwrap(), ["", " ", "\u{A0} ", "", " "]);
        assert_eq!(gaps(text, &forms[..4]), None);
        assert_eq!(gaps("Bà", &["Bà", "Hằng"]), None);
        assert_eq!(gaps("Ha\u{306}\u{300}ng", &["Hằng"]), None);
        assert_eq!(gaps(" ", &[]), Some(Vec::new()));
    }
}
