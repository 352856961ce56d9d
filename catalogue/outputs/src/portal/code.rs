//! The parts of a procedure's code.

/// `2.002253.000.00.00.H56`: a base code and what a local variant adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code<'a> {
    pub base: &'a str,
    /// With its leading dot.
    pub suffix: Option<&'a str>,
    /// The identifier of a province's systems, `H56`.
    pub h_code: Option<&'a str>,
}

impl<'a> Code<'a> {
    pub fn of(code: &'a str) -> Self {
        let end = code.match_indices('.').nth(1).map_or(code.len(), |(place, _)| place);
        let (base, suffix) = code.split_at(end);
        Code {
            base,
            suffix: Some(suffix).filter(|suffix| !suffix.is_empty()),
            h_code: suffix.rsplit('.').next().filter(|last| is_h_code(last)),
        }
    }
}

fn is_h_code(text: &str) -> bool {
    text.strip_prefix('H').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_local_variant_has_a_base_and_a_province() {
        let plain = Code { base: "1.013925", suffix: None, h_code: None };
        assert_eq!(Code::of("1.013925"), plain);
        for suffix in [".000.00.00.H56", ".H56"] {
            let code = format!("1.013925{suffix}");
            let local = Code { base: "1.013925", suffix: Some(suffix), h_code: Some("H56") };
            assert_eq!(Code::of(&code), local);
        }
        let case = Code { base: "1.013925", suffix: Some(".01"), h_code: None };
        assert_eq!(Code::of("1.013925.01"), case);
    }
}
