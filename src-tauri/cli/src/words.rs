//! What the command line says by itself, in both languages. Errors are in [`crate::sentences`].
use nhan_core::domain::{Note, NoteCode};
use nhan_core::formats::Reason;
use nhan_core::ops::alike::Group;
use nhan_core::ops::export::{Means, RawWords};
use nhan_core::ops::revise::{Counts, Fate};

use crate::args::Lang;
use crate::commands::How;

/// The texts of one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words(Lang);

impl Words {
    pub(crate) fn of(language: Lang) -> Self {
        Self(language)
    }

    fn say(self, vi: impl Into<String>, en: impl Into<String>) -> String {
        match self.0 {
            Lang::Vi => vi.into(),
            Lang::En => en.into(),
        }
    }

    pub(crate) fn later(self, what: &str) -> String {
        self.say(
            format!("{what}: sẽ có trong phiên bản sau."),
            format!("{what} comes with a later version."),
        )
    }

    pub(crate) fn made(self, path: &str) -> String {
        self.say(format!("Đã tạo {path}"), format!("Made {path}"))
    }

    pub(crate) fn upgraded(self, backup: &str) -> String {
        self.say(
            format!("Dự án thuộc phiên bản cũ đã được nâng cấp; bản sao lưu: {backup}"),
            format!("The project was of an older version and has been upgraded; backup: {backup}"),
        )
    }

    /// `stored`, `would be stored` and `not stored` are told apart.
    pub(crate) fn imported(self, stored: bool, dry_run: bool) -> String {
        match (stored, dry_run) {
            (true, _) => self.say("Đã nhập:", "Imported:"),
            (false, true) => self.say("Sẽ nhập:", "Would be imported:"),
            (false, false) => self.say("Không nhập gì.", "Nothing was imported."),
        }
    }

    pub(crate) fn import_counts(self, [articles, layers, spans, relations]: [u32; 4]) -> String {
        self.say(
            format!("bài: {articles}, lớp nhãn: {layers}, nhãn: {spans}, liên kết: {relations}"),
            format!("articles: {articles}, layers: {layers}, labels: {spans}, links: {relations}"),
        )
    }

    pub(crate) fn formats(self) -> String {
        self.say("định dạng", "formats")
    }

    pub(crate) fn encodings(self) -> String {
        self.say("bảng mã", "encodings")
    }

    pub(crate) fn labels_added(self) -> String {
        self.say("loại nhãn mới", "labels added to the schema")
    }

    pub(crate) fn duplicate(self, file: &str, same_as: &str) -> String {
        self.say(
            format!("{file}: trùng với {same_as}, bỏ qua"),
            format!("{file}: the same as {same_as}, skipped"),
        )
    }

    /// Articles of one group, each with how alike it is to the first.
    pub(crate) fn alike(self, group: &Group) -> String {
        let others = group.articles.iter().skip(1);
        let others: Vec<String> = others
            .map(|one| format!("{} ({} %)", one.article, one.likeness))
            .collect();
        let first = group.articles.first().map_or("", |one| &*one.article);
        let others = others.join(", ");
        self.say(
            format!("gần giống {first}: {others}"),
            format!("nearly the same as {first}: {others}"),
        )
    }

    pub(crate) fn more_alike(self, count: usize) -> String {
        self.say(
            format!("còn {count} nhóm bài gần giống nhau; --json liệt kê hết"),
            format!("{count} more groups of near-duplicates; --json lists them all"),
        )
    }

    /// What a reader did to a file or record that is not refused.
    pub(crate) fn read_so(self, note: &Note) -> String {
        let mut place = note.file.clone();
        if let Some(line) = note.line {
            place = format!("{place}:{line}");
        }
        let arg = |name| note.args.get(name).map_or("", String::as_str);
        let what = match note.code {
            NoteCode::OffsetsConverted => {
                let (vi, en) = match arg("unit") {
                    "utf16" => ("đơn vị UTF-16", "UTF-16 units"),
                    "bytes" => ("byte", "bytes"),
                    "code_points" => ("ký tự", "characters"),
                    _ => (
                        "ký tự, CRLF tính là một",
                        "characters, with CRLF counted as one",
                    ),
                };
                self.say(
                    format!("vị trí trong tệp tính theo {vi}, đã được đổi"),
                    format!("positions in the file count {en}; they were converted"),
                )
            }
            NoteCode::EncodingLikely => {
                let (encoding, others) = (arg("encoding"), arg("others"));
                self.say(
                    format!("có lẽ là {encoding}, cũng có thể là {others}: chọn bằng --encoding"),
                    format!("seems to be {encoding}, may be {others}: choose by --encoding"),
                )
            }
            NoteCode::AnswerNotAccepted => {
                let (answer, spans) = (arg("answer"), arg("spans"));
                self.say(
                    format!("câu trả lời là “{answer}”: giữ văn bản, bỏ {spans} nhãn"),
                    format!("the answer is “{answer}”: the text was read, its {spans} labels not"),
                )
            }
        };
        format!("{place}: {what}")
    }

    pub(crate) fn refused(self, count: usize) -> String {
        self.say(format!("bị từ chối: {count}"), format!("refused: {count}"))
    }

    pub(crate) fn skip_hint(self) -> String {
        self.say(
            "Sửa các mục trên, hoặc nhập phần còn lại bằng --skip-bad.",
            "Mend these, or import the rest with --skip-bad.",
        )
    }

    pub(crate) fn exported(self, articles: u32, written: u64, spans: u64) -> String {
        self.say(
            format!("bài: {articles}, nhãn: {written} trên {spans}"),
            format!("articles: {articles}, labels: {written} of {spans}"),
        )
    }

    pub(crate) fn cannot_hold(self) -> String {
        self.say("Định dạng này không giữ được:", "This format cannot hold:")
    }

    pub(crate) fn raw_words(self, words: RawWords) -> String {
        let count = words.learned_from;
        match words.means {
            Means::LongestMatch => self.say(
                "Từ của bài chưa tách là từ dài nhất có trong từ điển.".to_owned(),
                "Words of raw articles are the longest that the lexicon has.".to_owned(),
            ),
            Means::Learned => self.say(
                format!("Từ của bài chưa tách được tìm theo {count} bài đã tách từ."),
                format!("Words of raw articles are found as {count} segmented articles teach."),
            ),
        }
    }

    pub(crate) fn unfinished(self, count: u32) -> String {
        self.say(
            format!("Có {count} bài chưa ai đánh dấu xong; --articles done bỏ những bài đó ra."),
            format!("{count} articles are finished by nobody; --articles done leaves them out."),
        )
    }

    pub(crate) fn no_normal_form(self, format: &str) -> String {
        self.say(
            format!("{format} giữ nguyên văn bản: không dùng được --nfc, --zones scope."),
            format!("{format} keeps the text as it is: --nfc and --zones scope do not apply."),
        )
    }

    pub(crate) fn reason(self, reason: Reason) -> String {
        let (vi, en) = match reason {
            Reason::OutOfScope => (
                "nhãn ngoài phần bài chính",
                "labels outside the article proper",
            ),
            Reason::NormalForm => ("nhãn không khớp khi về NFC", "labels that NFC would cut"),
            Reason::Discontinuous => ("nhãn nhiều mảnh", "labels in several pieces"),
            Reason::LineEnd => (
                "nhãn có dấu xuống dòng ở mép",
                "labels with a line end at an edge",
            ),
            Reason::TokenBoundary => ("nhãn cắt ngang token", "labels that cut through a token"),
            Reason::Overlap => (
                "nhãn chồng lên nhãn dài hơn",
                "labels that overlap longer ones",
            ),
            Reason::Duplicate => ("nhãn trùng ở nhiều lớp", "labels given twice"),
            Reason::OldRevision => ("nhãn trên văn bản cũ", "labels on an earlier text"),
            Reason::NotInTable => (
                "nhãn không thuộc nội dung của bảng",
                "labels that the table is not about",
            ),
            Reason::Relation => ("liên kết", "links"),
            Reason::RelationAttribute => ("thuộc tính của liên kết", "attributes of links"),
            Reason::Attribute => ("thuộc tính của nhãn", "attributes of labels"),
            Reason::Entity => ("nối với danh sách người", "ties to the register of people"),
            Reason::Note => ("ghi chú", "notes"),
            Reason::Status => ("trạng thái bài", "statuses"),
            Reason::Comment => ("bình luận", "comments"),
            Reason::Tag => ("thẻ", "tags"),
            Reason::Zones => ("vùng của văn bản", "zones"),
            Reason::Metadata => ("thông tin về bài", "metadata"),
            Reason::Character => (
                "ký tự mà định dạng không chứa được, thay bằng \u{FFFD}",
                "characters that the format cannot hold, replaced by \u{FFFD}",
            ),
            Reason::NotSegmented => (
                "bài chưa tách từ, từ do chương trình tìm ra",
                "raw articles, whose words the program found",
            ),
        };
        self.say(vi, en)
    }

    pub(crate) fn changed_in_view(self) -> String {
        self.say(
            "không giữ nguyên trong dạng này",
            "not the same in this view",
        )
    }

    pub(crate) fn changed(self, how: How) -> String {
        let (vi, en) = match how {
            How::Widened => ("dài thêm", "widened"),
            How::Narrowed => ("ngắn lại", "narrowed"),
            How::Gone => ("không còn", "gone"),
        };
        self.say(vi, en).to_owned()
    }

    pub(crate) fn revised(self, dry_run: bool, counts: Counts) -> String {
        let Counts {
            kept,
            moved,
            changed,
            lost,
        } = counts;
        let kept = kept + moved;
        if dry_run {
            return self.say(
                format!("Sẽ giữ {kept} nhãn, đổi chữ bên trong {changed}, mất {lost}."),
                format!("Would keep {kept} labels, change the text of {changed}, lose {lost}."),
            );
        }
        self.say(
            format!("Đã giữ {kept} nhãn, đổi chữ bên trong {changed}, mất {lost}."),
            format!("Kept {kept} labels, changed the text of {changed}, lost {lost}."),
        )
    }

    pub(crate) fn fate(self, fate: Fate) -> String {
        let (vi, en) = match fate {
            Fate::Kept => ("giữ nguyên", "kept"),
            Fate::Moved => ("dời chỗ", "moved"),
            Fate::Changed => ("đổi chữ", "changed"),
            Fate::Lost => ("mất", "lost"),
        };
        self.say(vi, en)
    }

    pub(crate) fn list_head(self) -> [String; 6] {
        match self.0 {
            Lang::Vi => ["id", "trạng thái", "ngày", "ký tự", "nhãn", "tiêu đề"],
            Lang::En => ["id", "status", "date", "characters", "spans", "title"],
        }
        .map(str::to_owned)
    }

    /// A name for a count in `stats`.
    pub(crate) fn count(self, key: &'static str) -> String {
        let vi = match key {
            "articles" => "bài",
            "excluded" => "để ra ngoài",
            "deleted" => "đã xóa",
            "characters" => "ký tự",
            "spans" => "nhãn",
            "relations" => "liên kết",
            "people" => "người",
            "status" => "trạng thái",
            "label" => "loại nhãn",
            "layer" => "lớp nhãn",
            "link" => "loại liên kết",
            "zones" => "vùng",
            "metadata" => "thông tin",
            _ => key,
        };
        self.say(vi, key)
    }

    pub(crate) fn sound(self, articles: u32, spans: u32) -> String {
        self.say(
            format!("Tốt: đã kiểm tra tệp, {articles} bài và {spans} nhãn."),
            format!("Sound: checked the file, {articles} articles and {spans} labels."),
        )
    }

    pub(crate) fn unsound(self, found: u64) -> String {
        self.say(format!("Có lỗi: {found}"), format!("Wrong: {found}"))
    }

    pub(crate) fn damaged(self, what: &str) -> String {
        self.say(
            format!("Tệp hỏng: {what}"),
            format!("The file is damaged: {what}"),
        )
    }

    pub(crate) fn schema_replaced(self) -> String {
        self.say("Đã thay toàn bộ sơ đồ nhãn.", "The schema was replaced.")
    }

    pub(crate) fn schema_added(self, names: &str) -> String {
        if names.is_empty() {
            return self.say("Không có gì mới.", "There was nothing new.");
        }
        self.say(format!("Đã thêm: {names}"), format!("Added: {names}"))
    }

    pub(crate) fn schema_kept(self, name: &str) -> String {
        self.say(
            format!(
                "Dự án đã có nhãn, nên chỉ có thể thêm vào sơ đồ: tệp phải giữ nguyên {name}."
            ),
            format!(
                "The project has labels, so its schema can only be added to: the file must keep {name} as it is."
            ),
        )
    }
}
