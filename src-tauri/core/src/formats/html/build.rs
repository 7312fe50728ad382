//! Tags and text, as they come, made into a [`Page`].
//!
//! Not the tree that browsers build: what they do with formatting that is nested wrongly moves no
//! text, and can cost the square of the page. Boxes close as they do there (a paragraph by the
//! next, a cell by the next, all that is in a box by its end tag), which is what the text is
//! divided by.
use super::attributes::Attributes;
use super::page::{Line, Node, Page, Part};
use super::roles::Role;
use super::stack::{Kind, Stack, place};
use super::tags::Tag;
use crate::text::is_blank;

/// A part of a line with a role, still open.
#[derive(Debug)]
struct Within {
    /// Its place in the stack, counted from 1.
    number: usize,
    role: Option<Role>,
    element: bool,
}

/// A box, still open.
#[derive(Debug)]
struct InBox {
    number: usize,
    node: u32,
}

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Builder {
    pub(super) page: Page,
    stack: Stack,
    boxes: Vec<InBox>,
    within: Vec<Within>,
    /// Where the outermost element stands whose content is no text.
    silent: Option<usize>,
    /// Where the innermost open link stands.
    link: Option<usize>,
    /// Where the current line begins.
    from: usize,
    /// Where the current part with a role begins.
    part: usize,
    parts: usize,
    linked: usize,
    /// A blank stands before what follows on the line.
    blank: bool,
    /// In `pre`: where the outermost stands.
    lines: Option<usize>,
}

impl Builder {
    /// A page of one box, with nothing in it.
    pub(super) fn new() -> Self {
        let mut builder = Self::default();
        builder.page.nodes.push(Node {
            tag: Tag::Page,
            role: None,
            parent: 0,
            first: 0,
            end: 0,
            picture: false,
        });
        builder
    }

    /// Whether what comes is in such an element, which is not within another that is not shown.
    pub(super) fn is_in(&self, tag: Tag) -> bool {
        self.silent == Some(self.stack.len()) && self.stack.tag(self.stack.len()) == Some(tag)
    }

    /// Boxes and open elements so far.
    pub(super) fn size(&self) -> usize {
        self.page.nodes.len() + self.stack.len()
    }

    pub(super) fn start(&mut self, name: &str, attributes: &Attributes) {
        let tag = Tag::of(name);
        if self.silent.is_none() {
            match tag {
                Tag::Break if self.stack.last(Kind::Heading) > self.stack.last(Kind::Barrier) => {
                    self.blank = true;
                }
                Tag::Break | Tag::Rule => self.flush(),
                Tag::Image => self.picture(),
                _ => {}
            }
        }
        if tag == Tag::Page || tag.is_void() {
            return;
        }
        self.leave_foreign(tag, name);
        self.imply_ends(tag, name);
        let shown = self.silent.is_none();
        let silent = tag.is_silent() || attributes.is_hidden();
        if shown && !silent && tag.is_inline() {
            return self.start_inline(tag, name, attributes);
        }
        if shown && !tag.is_silent() && !tag.is_inline() {
            self.flush();
            self.open_box(tag, attributes.role(name));
        }
        self.stack.push(tag, name);
        let number = self.stack.len();
        if shown && silent {
            self.silent = Some(number);
        }
        if shown && tag == Tag::Lines && self.lines.is_none() {
            self.lines = Some(number);
        }
    }

    fn start_inline(&mut self, tag: Tag, name: &str, attributes: &Attributes) {
        let role = attributes.role(name);
        let element = tag == Tag::Time && role.is_none();
        let role = if element { Some(Role::Date) } else { role };
        let role = role.filter(|role| {
            use Role::{Byline, Caption, Credit, Date, Source};
            matches!(role, Byline | Caption | Credit | Date | Source)
        });
        let links = attributes.links();
        // What means nothing is kept in mind only where its end tag could close something else.
        if role.is_none() && !links && self.stack.last_named(name) == 0 {
            return;
        }
        self.stack.push(tag, name);
        let number = self.stack.len();
        if links {
            self.link = Some(number);
        }
        if role.is_some() {
            self.end_part();
            self.within.push(Within {
                number,
                role,
                element,
            });
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        let tag = Tag::of(name);
        if tag == Tag::Break && self.silent.is_none() {
            self.flush();
        }
        let mut number = self.stack.last_named(name);
        if number == 0 && matches!(tag, Tag::Headline | Tag::Heading) {
            number = self.stack.last(Kind::Heading);
        }
        let barrier = match tag {
            Tag::Table => 0,
            _ if tag.is_of_table() => self.stack.last(Kind::Table),
            _ => self.stack.last(Kind::Barrier),
        };
        if number == 0 || number < barrier {
            return;
        }
        if (tag.is_inline() || tag == Tag::Form) && self.stack.last(Kind::Box) > number {
            self.stack.close_within(number);
            self.left(number);
        } else {
            self.close(number);
        }
    }

    /// Words of the page.
    pub(super) fn text(&mut self, text: &str) {
        if self.silent.is_some() {
            return;
        }
        if self.lines.is_some() {
            for (at, line) in text.split('\n').enumerate() {
                if at > 0 {
                    self.flush();
                }
                self.push(line);
            }
            return;
        }
        let is_blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}');
        for (at, run) in text.split(is_blank).enumerate() {
            self.blank |= at > 0;
            if run.is_empty() {
                continue;
            }
            if self.blank && self.page.text.len() > self.from {
                self.page.text.push(' ');
            }
            self.blank = false;
            self.push(run);
        }
    }

    /// The page, when nothing more comes.
    pub(super) fn finish(mut self) -> Page {
        self.close(1);
        self.flush();
        let end = place(self.page.lines.len());
        if let Some(root) = self.page.nodes.first_mut() {
            root.end = end;
        }
        self.page
    }

    fn push(&mut self, run: &str) {
        self.page.text.push_str(run);
        if self.link.is_some() {
            self.linked += run.len();
        }
    }

    fn node(&self) -> u32 {
        self.boxes.last().map_or(0, |open| open.node)
    }

    fn open_box(&mut self, tag: Tag, role: Option<Role>) {
        let node = place(self.page.nodes.len());
        let line = place(self.page.lines.len());
        self.page.nodes.push(Node {
            tag,
            role,
            parent: self.node(),
            first: line,
            end: line,
            picture: false,
        });
        let number = self.stack.len() + 1;
        self.boxes.push(InBox { number, node });
    }

    fn picture(&mut self) {
        let node = self.boxes.iter().rev().take(8).map(|open| open.node);
        let nodes = &mut self.page.nodes;
        for at in node {
            let Some(node) = nodes.get_mut(at as usize) else {
                return;
            };
            if matches!(node.tag, Tag::Table | Tag::Figure) {
                node.picture = true;
                return;
            }
        }
    }

    /// What is drawn ends where HTML goes on.
    fn leave_foreign(&mut self, tag: Tag, name: &str) {
        let Some(number) = self.silent else { return };
        let goes_on = !tag.is_inline() && !tag.is_silent() && !name.contains('-');
        if goes_on && self.stack.tag(number) == Some(Tag::Foreign) {
            self.close(number);
        }
    }

    /// Closes what such an element cannot stand in.
    fn imply_ends(&mut self, tag: Tag, name: &str) {
        let barrier = self.stack.last(Kind::Barrier);
        let within = |number: usize, bound: usize| (number > bound).then_some(number);
        if !tag.is_inline() && !tag.is_silent() {
            let paragraph = self.stack.last_named("p");
            self.close_some(within(paragraph, barrier));
        }
        let table = self.stack.last(Kind::Table);
        let number = match tag {
            Tag::Item => within(
                self.stack.last(Kind::Item),
                barrier.max(self.stack.last(Kind::List)),
            ),
            Tag::Headline | Tag::Heading => {
                let heading = self.stack.last(Kind::Heading);
                (heading == self.stack.len()).then_some(heading)
            }
            Tag::Anchor => within(self.stack.last_named(name), barrier),
            Tag::Cell => within(self.stack.last(Kind::Cell), table),
            Tag::Row => within(self.stack.last(Kind::Row), table),
            Tag::Rows => within(self.stack.last(Kind::Rows), table)
                .or(within(self.stack.last(Kind::Row), table)),
            _ => None,
        };
        match number.filter(|number| *number > 0) {
            Some(number) if tag == Tag::Anchor && self.stack.last(Kind::Box) > number => {
                self.stack.close_within(number);
                self.left(number);
            }
            number => self.close_some(number),
        }
    }

    fn close_some(&mut self, number: Option<usize>) {
        if let Some(number) = number {
            self.close(number);
        }
    }

    /// Closes the element at `number` and all that is in it, and such around it as have ended.
    fn close(&mut self, number: usize) {
        while self.stack.len() >= number && self.stack.len() > 0 || self.stack.top_is_closed() {
            let at = self.stack.len();
            let tag = self.stack.pop();
            self.left(at);
            let ends = tag.is_some_and(|tag| !tag.is_inline() && !tag.is_silent());
            if ends && self.silent.is_none() {
                self.flush();
            }
            if self.boxes.last().is_some_and(|open| open.number == at)
                && let Some(closed) = self.boxes.pop()
                && let Some(node) = self.page.nodes.get_mut(closed.node as usize)
            {
                node.end = place(self.page.lines.len());
            }
            if self.within.last().is_some_and(|part| part.number == at) {
                self.within.pop();
            }
        }
    }

    /// What an element was for the text ends.
    fn left(&mut self, number: usize) {
        if self.silent == Some(number) {
            self.silent = None;
        }
        if self.link == Some(number) {
            self.link = None;
        }
        if self.lines == Some(number) {
            self.flush();
            self.lines = None;
        }
        if let Ok(at) = self
            .within
            .binary_search_by_key(&number, |part| part.number)
        {
            self.end_part();
            if let Some(part) = self.within.get_mut(at) {
                part.role = None;
            }
        }
    }

    /// Ends what the innermost role holds for.
    fn end_part(&mut self) {
        let from = std::mem::replace(&mut self.part, self.page.text.len());
        let inner = self
            .within
            .iter()
            .rev()
            .take(8)
            .find(|part| part.role.is_some());
        if let Some(Within {
            role: Some(role),
            element,
            ..
        }) = inner
            && from < self.page.text.len()
        {
            self.page.parts.push(Part {
                bytes: from..self.page.text.len(),
                role: *role,
                element: *element,
            });
        }
    }

    /// Ends the line.
    fn flush(&mut self) {
        self.blank = false;
        if self.page.text.len() == self.from {
            return;
        }
        self.end_part();
        let held = self.page.text.get(self.from..).unwrap_or_default();
        if held.chars().any(|c| !is_blank(c)) {
            self.page.lines.push(Line {
                bytes: self.from..self.page.text.len(),
                node: self.node(),
                linked: self.linked,
                parts: self.parts..self.page.parts.len(),
            });
        } else {
            self.page.text.truncate(self.from);
            self.page.parts.truncate(self.parts);
        }
        self.from = self.page.text.len();
        self.part = self.from;
        self.parts = self.page.parts.len();
        self.linked = 0;
    }
}
