//! Days as `YYYY-MM-DD` in files.

/// For fields that always have a day.
pub(crate) mod day_text {
    use model::Day;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde calls")]
    pub(crate) fn serialize<S: Serializer>(day: &Day, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(day)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Day, D::Error> {
        let text = String::deserialize(from)?;
        Day::parse(&text).ok_or_else(|| D::Error::custom(format!("{text:?} is no day such as \"2022-11-02\"")))
    }
}

/// For fields that may have none.
pub(crate) mod opt_day_text {
    use model::Day;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    #[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "the signature that serde calls")]
    pub(crate) fn serialize<S: Serializer>(day: &Option<Day>, to: S) -> Result<S::Ok, S::Error> {
        match day {
            Some(day) => to.collect_str(day),
            None => to.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Day>, D::Error> {
        Option::<String>::deserialize(from)?
            .map(|text| Day::parse(&text).ok_or_else(|| D::Error::custom(format!("{text:?} is no day such as \"2022-11-02\""))))
            .transpose()
    }
}
