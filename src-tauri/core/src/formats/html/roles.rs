//! What a page calls its parts: the words in the classes, ids and properties of its elements.
//!
//! The words are those that templates share, in English and in Vietnamese; none is of one site.

/// What a part of a page is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Menus, buttons, comments, advertisements: no part of an article.
    Furniture,
    /// Leads to other articles.
    Related,
    Credit,
    Caption,
    Byline,
    Source,
    Date,
    Sapo,
    Headline,
    /// The article's text.
    Text,
}

/// More words say nothing more.
const MOST: usize = 48;
/// Longer ones are made by machines.
const LONGEST: usize = 24;

const FURNITURE: &[&str] = &[
    "ad",
    "adbox",
    "ads",
    "adsbox",
    "adv",
    "advert",
    "advertisement",
    "advertising",
    "banner",
    "binhluan",
    "boxads",
    "breadcrumb",
    "breadcrumbs",
    "btn",
    "button",
    "buttons",
    "comment",
    "commentlist",
    "comments",
    "complementary",
    "consent",
    "contentinfo",
    "cookie",
    "cookies",
    "feedback",
    "follow",
    "footer",
    "hashtag",
    "hashtags",
    "hotline",
    "keyword",
    "keywords",
    "like",
    "login",
    "menu",
    "modal",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "pager",
    "pagination",
    "paging",
    "phanhoi",
    "poll",
    "popup",
    "print",
    "promo",
    "quangcao",
    "rating",
    "reaction",
    "reactions",
    "reply",
    "respond",
    "search",
    "share",
    "sharebar",
    "sharing",
    "sidebar",
    "signin",
    "signup",
    "social",
    "socials",
    "sponsor",
    "sponsored",
    "subscribe",
    "survey",
    "tag",
    "taglist",
    "tags",
    "toolbar",
    "topbar",
    "tts",
    "tukhoa",
    "vote",
    "weather",
    "ykien",
];

const RELATED: &[&str] = &[
    "cungchude",
    "cungchuyenmuc",
    "docnhieu",
    "docthem",
    "latest",
    "lienquan",
    "morenews",
    "mostread",
    "mostviewed",
    "othernews",
    "popular",
    "readmore",
    "recommend",
    "recommendation",
    "recommendations",
    "recommended",
    "relate",
    "related",
    "relatednews",
    "seealso",
    "seemore",
    "suggest",
    "suggestion",
    "suggestions",
    "tinkhac",
    "tinlienquan",
    "tinmoi",
    "tinnong",
    "trending",
    "xemnhieu",
    "xemthem",
];

const CREDIT: &[&str] = &[
    "anhnguon",
    "credit",
    "credits",
    "imagesource",
    "nguonanh",
    "photoby",
    "photocredit",
    "photographer",
    "photosource",
];

const CAPTION: &[&str] = &[
    "caption",
    "chuthich",
    "chuthichanh",
    "figcaption",
    "imagedesc",
    "imgcap",
    "imgcaption",
    "imgdesc",
    "photocaption",
    "photodesc",
    "picturedesc",
];

const BYLINE: &[&str] = &[
    "author",
    "authors",
    "butdanh",
    "byline",
    "creator",
    "journalist",
    "penname",
    "reporter",
    "tacgia",
    "writer",
];

const SOURCE: &[&str] = &[
    "linkgoc",
    "linksource",
    "nguon",
    "nguontin",
    "source",
    "sourcelink",
];

const DATE: &[&str] = &[
    "date",
    "datepublished",
    "datetime",
    "ngay",
    "ngaydang",
    "postdate",
    "pubdate",
    "publish",
    "publishdate",
    "published",
    "pubtime",
    "thoigian",
    "time",
    "timestamp",
];

const SAPO: &[&str] = &[
    "abstract",
    "chapeau",
    "deck",
    "dek",
    "description",
    "excerpt",
    "intro",
    "introduction",
    "lead",
    "sapo",
    "standfirst",
    "summary",
    "tomtat",
];

const HEADLINE: &[&str] = &["headline", "tieude"];

/// The two halves of what an article's text is called, in either order.
const WHOLE: &[&str] = &[
    "article", "bai", "baiviet", "blog", "chitiet", "detail", "details", "entry", "news", "post",
    "single", "story", "tin",
];
const PART: &[&str] = &["body", "content", "noidung", "text"];

/// The words of a name: `fooBar-baz_1` is `foo`, `bar`, `baz`, `1`.
fn words(names: &[&str]) -> Vec<String> {
    let mut words = vec![String::new()];
    for name in names {
        let mut before = ' ';
        for c in name.chars() {
            let parts = !c.is_alphanumeric() || c.is_uppercase() && before.is_lowercase();
            before = c;
            if parts && words.last().is_some_and(|word| !word.is_empty()) {
                if words.len() >= MOST {
                    break;
                }
                words.push(String::new());
            }
            if let Some(word) = words.last_mut().filter(|word| word.len() < LONGEST) {
                word.extend(
                    c.is_alphanumeric()
                        .then_some(c)
                        .into_iter()
                        .flat_map(char::to_lowercase),
                );
            }
        }
        words.push(String::new());
    }
    words.retain(|word| !word.is_empty());
    words
}

impl Role {
    /// What an element of these names is, if they say so.
    pub(super) fn of(names: &[&str]) -> Option<Self> {
        let words = words(names);
        let pairs: Vec<String> = words.windows(2).map(<[String]>::concat).collect();
        let has = |list: &[&str]| {
            let known = |word: &String| list.binary_search(&word.as_str()).is_ok();
            words.iter().any(known) || pairs.iter().any(known)
        };
        let is_text = || {
            words.windows(2).any(|pair| match pair {
                [a, b] => {
                    let (a, b) = (a.as_str(), b.as_str());
                    WHOLE.contains(&a) && PART.contains(&b)
                        || PART.contains(&a) && WHOLE.contains(&b)
                }
                _ => false,
            }) || words.iter().any(|word| joined(word))
        };
        match () {
            () if has(FURNITURE) => Some(Self::Furniture),
            () if has(RELATED) => Some(Self::Related),
            () if has(CREDIT) => Some(Self::Credit),
            () if has(CAPTION) => Some(Self::Caption),
            () if is_text() => Some(Self::Text),
            () if has(BYLINE) => Some(Self::Byline),
            () if has(SOURCE) => Some(Self::Source),
            () if has(DATE) => Some(Self::Date),
            () if has(SAPO) => Some(Self::Sapo),
            () if has(HEADLINE) => Some(Self::Headline),
            () => None,
        }
    }
}

/// `articlebody`, `noidungtin`: both halves in one word.
fn joined(word: &str) -> bool {
    let with = |first: &[&str], second: &[&str]| {
        first.iter().any(|first| {
            word.strip_prefix(first)
                .is_some_and(|rest| second.contains(&rest))
        })
    };
    matches!(word, "hentry" | "noidung") || with(WHOLE, PART) || with(PART, WHOLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [
            FURNITURE, RELATED, CREDIT, CAPTION, BYLINE, SOURCE, DATE, SAPO, HEADLINE,
        ] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }

    #[test]
    fn names_are_read_by_their_words() {
        for (name, role) in [
            ("articleBody", Some(Role::Text)),
            ("news_detail__content", Some(Role::Text)),
            ("noidungbai", Some(Role::Text)),
            ("box-tin-lien-quan", Some(Role::Related)),
            ("article-body-related", Some(Role::Related)),
            ("tac-gia bold", Some(Role::Byline)),
            ("img-desc chuThich", Some(Role::Caption)),
            ("binh-luan", Some(Role::Furniture)),
            ("photoCaption_2", Some(Role::Caption)),
            ("detail-sapo", Some(Role::Sapo)),
            ("heading shadow timeline", None),
            ("", None),
        ] {
            assert_eq!(Role::of(&[name]), role, "{name}");
        }
        assert_eq!(Role::of(&["x", "sapo"]), Some(Role::Sapo));
    }

    #[test]
    fn a_name_of_any_length_is_read() {
        assert_eq!(Role::of(&["a-".repeat(1_000_000).as_str()]), None);
        assert_eq!(Role::of(&["a".repeat(1_000_000).as_str()]), None);
    }
}
