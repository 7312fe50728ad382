use proptest::prelude::*;

use super::tests_signature::{OTHER, REPORT, of};
use super::{Signature, groups};

/// Words of one name each, some of which others have too.
fn text(topic: u32, changed: u32) -> Signature {
    let words: String = (0..120)
        .map(|n| {
            let own = n < changed;
            if own {
                format!("riêng{topic}x{changed}x{n} ")
            } else {
                format!("đề{topic}x{n} ")
            }
        })
        .collect();
    of(&words)
}

#[test]
fn copies_are_one_group() {
    let copy = format!("Giá lúa tăng\n{REPORT}");
    let another = format!("Được mùa được giá\n{REPORT} Ảnh: Minh Hà");
    let all = [
        of(OTHER),
        of(&copy),
        of("Tin vắn"),
        of(REPORT),
        of(&another),
    ];
    assert_eq!(groups(&all), [[1, 3, 4]]);
    assert!(groups(&all[..2]).is_empty());
    assert!(groups(&[]).is_empty());
    assert_eq!(groups(&[of("Có"), of("có."), of("CÓ")]), [[0, 1, 2]]);
}

#[test]
fn very_many_from_one_template_come_to_an_end() {
    let all: Vec<Signature> = (0..300)
        .map(|n| {
            let shared: String = (0..40).map(|n| format!("mẫu{n} ")).collect();
            let own: String = (0..40).map(|word| format!("riêng{n}x{word} ")).collect();
            of(&(shared + &own))
        })
        .collect();
    assert!(groups(&all).is_empty());
    assert_eq!(groups(&vec![all[0]; 300]).len(), 1);
}

fn many() -> impl Strategy<Value = Vec<(u32, u32)>> {
    prop::collection::vec((0_u32..4, 0_u32..60), 0..25)
}

proptest! {
    #[test]
    fn the_order_makes_no_difference(
        (texts, turned) in many().prop_flat_map(|t| (Just(t.clone()), Just(t).prop_shuffle()))
    ) {
        let named = |texts: &[(u32, u32)]| {
            let signatures: Vec<_> = texts.iter().map(|(t, c)| text(*t, *c)).collect();
            let mut named: Vec<Vec<(u32, u32)>> = groups(&signatures)
                .into_iter()
                .map(|group| {
                    assert!(group.len() > 1 && group.is_sorted());
                    let mut names: Vec<_> = group.into_iter().map(|at| texts[at]).collect();
                    names.sort_unstable();
                    names
                })
                .collect();
            named.sort_unstable();
            named
        };
        prop_assert_eq!(named(&texts), named(&turned));
    }

    #[test]
    fn each_is_in_one_group_at_most_and_not_apart_from_its_like(texts in many()) {
        let signatures: Vec<_> = texts.iter().map(|(t, c)| text(*t, *c)).collect();
        let found = groups(&signatures);
        let group = |at: usize| found.iter().position(|group| group.contains(&at));
        let members: usize = found.iter().map(Vec::len).sum();
        let mut distinct: Vec<_> = found.iter().flatten().collect();
        distinct.sort_unstable();
        distinct.dedup();
        prop_assert_eq!(distinct.len(), members);
        for (a, one) in signatures.iter().enumerate() {
            for (b, other) in signatures.iter().enumerate().skip(a + 1) {
                if one.likeness(other) > 75 {
                    prop_assert!(group(a).is_some() && group(a) == group(b), "{:?} {:?}", texts[a], texts[b]);
                }
            }
        }
    }
}
