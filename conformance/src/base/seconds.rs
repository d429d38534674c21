//! A span of time as people write it: `0.5` is half a second.

use std::time::Duration;

use model::text::Text;

use super::unfit::Unfit;

/// A number of seconds, such as `0.5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seconds(pub Duration);

impl std::str::FromStr for Seconds {
    type Err = Unfit;

    fn from_str(text: &str) -> Result<Seconds, Unfit> {
        let wrong = || {
            Unfit(Text::new("write seconds above zero, such as 0.5", "须为大于零的秒数，例如 0.5"))
        };
        let seconds = text.parse().map_err(|_| wrong())?;
        let limit = Duration::try_from_secs_f64(seconds).map_err(|_| wrong())?;
        if limit.is_zero() { Err(wrong()) } else { Ok(Seconds(limit)) }
    }
}

impl std::fmt::Display for Seconds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (seconds, rest) = (self.0.as_secs(), self.0.subsec_nanos());
        if rest == 0 {
            return write!(f, "{seconds}");
        }
        let places = format!("{rest:09}");
        write!(f, "{seconds}.{}", places.trim_end_matches('0'))
    }
}
