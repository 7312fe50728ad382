//! What each element does to the text around it.

/// An element by its part in a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    /// `html`, `head` and `body`: the page is one of each, whether it says so or not.
    Page,
    /// Stands on lines of its own.
    Block,
    Paragraph,
    /// `h1`.
    Headline,
    /// `h2` to `h6`.
    Heading,
    Item,
    List,
    Table,
    /// `thead`, `tbody` or `tfoot`.
    Rows,
    Row,
    Cell,
    Figure,
    Caption,
    /// `pre`, whose line ends are line ends.
    Lines,
    Article,
    Main,
    Aside,
    Footer,
    Menu,
    Form,
    Address,
    Anchor,
    Time,
    /// Stands within a line.
    Inline,
    Image,
    Break,
    Rule,
    /// Says something of the page: `meta` or `link`.
    Fact,
    /// Has no end and nothing in it.
    Void,
    /// The name of the page.
    Name,
    Script,
    /// Whose content is no text of the page.
    Silent,
    /// `svg` and `math`, which end where HTML goes on.
    Foreign,
}

impl Tag {
    /// The element of this name, in lower case.
    pub(super) fn of(name: &str) -> Self {
        match name {
            "html" | "head" | "body" => Self::Page,
            "p" => Self::Paragraph,
            "h1" => Self::Headline,
            "h2" | "h3" | "h4" | "h5" | "h6" => Self::Heading,
            "li" | "dt" | "dd" => Self::Item,
            "ul" | "ol" | "dl" | "menu" | "dir" => Self::List,
            "table" => Self::Table,
            "thead" | "tbody" | "tfoot" => Self::Rows,
            "tr" => Self::Row,
            "td" | "th" => Self::Cell,
            "figure" => Self::Figure,
            "figcaption" | "caption" => Self::Caption,
            "pre" | "listing" | "xmp" | "plaintext" => Self::Lines,
            "article" => Self::Article,
            "main" => Self::Main,
            "aside" => Self::Aside,
            "footer" => Self::Footer,
            "nav" => Self::Menu,
            "form" => Self::Form,
            "address" => Self::Address,
            "a" => Self::Anchor,
            "time" => Self::Time,
            "img" => Self::Image,
            "br" => Self::Break,
            "hr" => Self::Rule,
            "meta" | "link" => Self::Fact,
            "area" | "base" | "basefont" | "bgsound" | "col" | "embed" | "frame" | "input"
            | "keygen" | "param" | "source" | "track" | "wbr" => Self::Void,
            "title" => Self::Name,
            "script" => Self::Script,
            "style" | "template" | "noscript" | "iframe" | "object" | "applet" | "video"
            | "audio" | "canvas" | "select" | "datalist" | "textarea" | "button" | "noembed"
            | "noframes" | "frameset" | "xml" => Self::Silent,
            "svg" | "math" => Self::Foreign,
            "blockquote" | "center" | "dialog" | "details" | "div" | "fieldset" | "header"
            | "hgroup" | "legend" | "optgroup" | "option" | "search" | "section" | "summary" => {
                Self::Block
            }
            // Elements of a page's own making are boxes for the most part.
            own if own.contains('-') => Self::Block,
            _ => Self::Inline,
        }
    }

    /// Stands within a line.
    pub(super) fn is_inline(self) -> bool {
        matches!(self, Self::Anchor | Self::Time | Self::Inline)
    }

    /// Has no end tag.
    pub(super) fn is_void(self) -> bool {
        matches!(
            self,
            Self::Image | Self::Break | Self::Rule | Self::Fact | Self::Void
        )
    }

    /// Its content is no text.
    pub(super) fn is_silent(self) -> bool {
        matches!(
            self,
            Self::Silent | Self::Foreign | Self::Script | Self::Name
        )
    }

    /// Is closed by `</table>` and its like only.
    pub(super) fn is_of_table(self) -> bool {
        matches!(self, Self::Table | Self::Rows | Self::Row | Self::Cell)
    }

    /// Holds lines, not further boxes.
    pub(super) fn is_leaf(self) -> bool {
        matches!(
            self,
            Self::Paragraph | Self::Headline | Self::Heading | Self::Caption | Self::Lines
        ) || self.is_inline()
    }
}
