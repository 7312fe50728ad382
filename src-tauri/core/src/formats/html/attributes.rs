//! What the attributes of a tag say that matters here; everything else of them is passed over.
use super::roles::Role;

/// Those that are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attribute {
    AriaHidden,
    Class,
    Content,
    DateTime,
    Hidden,
    Href,
    Id,
    ItemProp,
    Name,
    Property,
    Rel,
    Role,
    Style,
    Type,
}

impl Attribute {
    fn of(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"aria-hidden" => Self::AriaHidden,
            b"class" => Self::Class,
            b"content" => Self::Content,
            b"datetime" => Self::DateTime,
            b"hidden" => Self::Hidden,
            b"href" => Self::Href,
            b"id" => Self::Id,
            b"itemprop" => Self::ItemProp,
            b"name" => Self::Name,
            b"property" => Self::Property,
            b"rel" => Self::Rel,
            b"role" => Self::Role,
            b"style" => Self::Style,
            b"type" => Self::Type,
            _ => return None,
        })
    }
}

/// Bytes of a value that are kept: a description of some length.
const LONGEST: usize = 8 << 10;

/// The attributes of one tag. Of several of one name the first counts.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    all: Vec<(Attribute, String)>,
    /// The last that was named is to have a value.
    open: bool,
}

impl Attributes {
    pub(super) fn clear(&mut self) {
        self.all.clear();
        self.open = false;
    }

    pub(super) fn name(&mut self, name: &[u8]) {
        let known = Attribute::of(name).filter(|known| self.get(*known).is_none());
        self.open = known.is_some();
        self.all.extend(known.map(|known| (known, String::new())));
    }

    pub(super) fn value(&mut self, value: &[u8]) {
        if let Some((_, held)) = self.all.last_mut().filter(|_| self.open) {
            let part = value.get(..LONGEST).unwrap_or(value);
            held.push_str(&String::from_utf8_lossy(part));
        }
        self.open = false;
    }

    pub(super) fn get(&self, wanted: Attribute) -> Option<&str> {
        let mut all = self.all.iter();
        let (_, value) = all.find(|(known, _)| *known == wanted)?;
        Some(value)
    }

    /// What the element's names say that it is; `name` is that of its tag.
    pub(super) fn role(&self, name: &str) -> Option<Role> {
        use Attribute::{Class, Id, ItemProp, Rel, Role as Aria};
        if self.all.is_empty() && !name.contains('-') {
            return None;
        }
        let own = Some(name).filter(|name| name.contains('-'));
        let names = [Class, Id, ItemProp, Rel, Aria].map(|known| self.get(known));
        let names: Vec<&str> = own.into_iter().chain(names.into_iter().flatten()).collect();
        Role::of(&names)
    }

    /// Whether the element is there, but not to be seen.
    pub(super) fn is_hidden(&self) -> bool {
        let style = || {
            let style = self.get(Attribute::Style)?;
            let bare: String = style.chars().filter(|c| !c.is_whitespace()).collect();
            let bare = bare.to_ascii_lowercase();
            Some(bare.contains("display:none") || bare.contains("visibility:hidden"))
        };
        let for_readers_only = |class: &str| {
            class
                .split_ascii_whitespace()
                .any(|name| matches!(name, "sr-only" | "visually-hidden" | "screen-reader-text"))
        };
        self.get(Attribute::Hidden).is_some()
            || self.get(Attribute::AriaHidden) == Some("true")
            || style().unwrap_or_default()
            || self.get(Attribute::Class).is_some_and(for_readers_only)
    }

    /// Whether it leads somewhere else.
    pub(super) fn links(&self) -> bool {
        let to = self.get(Attribute::Href).map(str::trim);
        to.is_some_and(|to| !to.is_empty() && !to.starts_with('#'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pairs: &[(&str, &str)]) -> Attributes {
        let mut attributes = Attributes::default();
        for (name, value) in pairs {
            attributes.name(name.as_bytes());
            attributes.value(value.as_bytes());
        }
        attributes
    }

    #[test]
    fn the_first_of_a_name_counts() {
        let all = of(&[
            ("class", "a"),
            ("onclick", "x()"),
            ("class", "b"),
            ("hidden", ""),
        ]);
        assert_eq!(all.get(Attribute::Class), Some("a"));
        assert_eq!(all.all.len(), 2);
        assert!(all.is_hidden());
    }

    #[test]
    fn what_cannot_be_seen() {
        assert!(of(&[("style", "color:red; Display : none")]).is_hidden());
        assert!(of(&[("class", "x sr-only")]).is_hidden());
        assert!(!of(&[("aria-hidden", "false"), ("style", "display:block")]).is_hidden());
    }

    #[test]
    fn a_value_of_any_length_is_cut() {
        let long = "ằ".repeat(100_000);
        assert!(of(&[("class", &long)]).get(Attribute::Class).unwrap().len() <= LONGEST + 3);
    }
}
