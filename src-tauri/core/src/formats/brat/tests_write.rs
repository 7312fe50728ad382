use proptest::prelude::*;
use serde_json::json;

use crate::domain::id::EntityId;
use crate::domain::{Attributes, DocRelation, Entity};
use crate::formats::tests_out_and_in::{
    STRANGE, dressed, files, is_broken_at_line_ends, out_and_in, said, strange_header, with_spans,
};
use crate::formats::tests_support::{discontinuous, document, span};
use crate::formats::{Options, ReadOptions, Reason};

const TEXT: &str = "😀 Bà\nHă\u{300}ng, Bộ_trưởng\tcũ\r\n";

#[test]
fn lines_text_and_configuration() {
    let mut header = strange_header();
    let person = EntityId::new();
    header.entities.push(Entity {
        id: person,
        name: "Lê Hằng".to_owned(),
        aliases: Vec::new(),
    });
    let mut whole = span("PERSON", 2, 10, "Bà\nHă\u{300}ng");
    whole.note = "Xem\nlại ".to_owned();
    let entity = json!(person.to_string());
    whole.attributes.insert("entity".to_owned(), entity);
    let mut strange = span(STRANGE, 5, 10, "Hă\u{300}ng");
    strange
        .attributes
        .insert("mức độ".to_owned(), json!("ít|nhiều"));
    strange.attributes.insert("rỗng".to_owned(), json!(""));
    let spans = [
        whole,
        strange,
        discontinuous("ROLE", &[(12, 14, "Bộ"), (22, 26, "cũ\r\n")]),
        discontinuous("ROLE", &[(2, 4, "Bà"), (5, 10, "Hă\u{300}ng")]),
    ];
    let mut document = document("a/1", TEXT, &spans);
    document.layers[0].relations.push(DocRelation {
        id: None,
        kind: "thuộc về".to_owned(),
        from: 0,
        to: 2,
        attributes: Attributes::from([("x".to_owned(), json!("a b"))]),
    });
    let (files, tally) = files("brat", &header, &document, &Options::default());
    let file = |name: &str| &files.iter().find(|(found, _)| found == name).unwrap().1;
    assert_eq!(file("a.txt"), TEXT);
    let strange = "Ng_x01B0__x1EDD_i_x0020__x0022__x1EDF__x0022__x0020__x005F_x0041__x007C_tab\
                   _x0009__x005C__x002C__x003B__x003A__x1F600_";
    assert_eq!(
        file("a.ann"),
        &format!(
            "T1\tPERSON 2 4;5 10\tBà Hă\u{300}ng\n\
             T2\t{strange} 5 10\tHă\u{300}ng\n\
             T3\tROLE 12 14;22 26\tBộ cũ  \n\
             R1\tthu_x1ED9_c_x0020_v_x1EC1_ Arg1:T1 Arg2:T3\t\n\
             N1\tReference T1 nhan-entity:{person}\tLê Hằng\n\
             A1\tm_x1EE9_c_x0020__x0111__x1ED9_ T2 ít_x007C_nhiều\n\
             A2\tx R1 a b\n\
             #1\tAnnotatorNotes T1\tXem_x000A_lại_x0020_\n"
        )
    );
    assert_eq!((tally.spans, tally.written), (4, 3));
    assert_eq!(tally.losses.get(Reason::Discontinuous), 1);
    assert_eq!(tally.losses.get(Reason::Attribute), 1);
    assert!(file("annotation.conf").contains(&format!(
        "thu_x1ED9_c_x0020_v_x1EC1_ Arg1:{strange}|PERSON, Arg2:<ENTITY>\n"
    )));
    let shown = format!("{strange} | Người \"ở\" _x0041_ tab \\,;:😀\n");
    assert!(file("visual.conf").contains(&shown));
    assert!(file("visual.conf").contains(&format!("{strange} bgColor:#d8efec\n")));
}

#[test]
fn the_configuration_gives_the_schema_back() {
    let header = strange_header();
    let text = document("a", "Bà Hằng", &[]);
    let place = tempfile::tempdir().unwrap();
    for (name, content) in files("brat", &header, &text, &Options::default()).0 {
        std::fs::write(place.path().join(name), content).unwrap();
    }
    let read = crate::formats::read(&[place.path().to_owned()], &ReadOptions::default()).unwrap();
    let schema = &read.header.schema;
    let labels: Vec<_> = schema.labels.iter().map(|l| &*l.name).collect();
    assert_eq!(labels, ["PERSON", "ROLE", "TRADE_FIGURE", STRANGE]);
    let strange = &schema.labels[3].attributes;
    assert_eq!(strange.len(), 1, "{strange:?}");
    assert_eq!(strange[0], header.schema.labels[3].attributes[0]);
    let kinds = |schema: &crate::domain::Schema| {
        let one = |kind: &crate::domain::RelationType| {
            let values = kind.attributes.iter().map(|a| a.values.clone());
            (
                kind.name.clone(),
                kind.from.clone(),
                values.collect::<Vec<_>>(),
            )
        };
        schema.relations.iter().map(one).collect::<Vec<_>>()
    };
    let (before, after) = (kinds(&header.schema), kinds(schema));
    for (before, after) in before.iter().zip(&after) {
        assert_eq!((&before.0, &before.1), (&after.0, &after.1));
        // brat tells no relation from another there.
        assert!(before.2.iter().all(|values| after.2.contains(values)));
    }
}

#[test]
fn stretches_that_line_ends_part_are_one() {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("a.txt"), "Bà\n\r\nHằng, ông").unwrap();
    std::fs::write(
        place.path().join("a.ann"),
        "T1\tX 0 2;5 9;11 14\tBà Hằng ông\n",
    )
    .unwrap();
    let mut read =
        crate::formats::read(&[place.path().to_owned()], &ReadOptions::default()).unwrap();
    let layer = &read.next().unwrap().unwrap().document.layers[0];
    let parts: Vec<_> = layer.spans[0].fragments.iter().map(|f| &*f.text).collect();
    assert_eq!(parts, ["Bà\n\r\nHằng", "ông"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn comes_back(document in dressed(), nfc: bool) {
        // A mark of byte order is none of the text.
        prop_assume!(!document.text().starts_with('\u{FEFF}'));
        let options = Options { nfc, ..Options::default() };
        let (back, tally) = out_and_in("brat", &strange_header(), &document, &options);
        if nfc {
            prop_assert_eq!(said(&back).0.len() as u64, tally.written);
            return Ok(());
        }
        prop_assert_eq!(back.text(), document.text());
        let held = with_spans(&document, |span| !is_broken_at_line_ends(&document, span));
        prop_assert_eq!(said(&back), said(&held));
        prop_assert_eq!(said(&held).0.len() as u64, tally.written);
    }
}
