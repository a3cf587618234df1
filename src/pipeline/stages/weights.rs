//! The weights of a value model: a knob for each action, declared alike for the feed and for Explore.

/// Declares a knob for each action, all of them as `WEIGHTS`, and `weight`, which answers the one of an action. First why
/// their sizes are assumed; then a line for each: action, static, key, name, size, reach of the slider, sentence.
macro_rules! weights {
    ($why:literal; $($action:ident $static:ident $key:literal $name:literal $size:literal ($low:literal, $high:literal)
        $doc:literal;)*) => {
        $(
            #[doc = $doc]
            pub static $static: Knob = Knob::number(
                $key,
                $name,
                $doc,
                Unit::Weight,
                ($size, -500.0, 500.0),
                Basis::Assumed($why),
            )
            .reaching($low, $high)
            .idle("no video");
        )*

        /// A knob for each action.
        const WEIGHTS: &[&Knob] = &[$(&$static),*];

        /// The weight of an action.
        #[must_use]
        pub fn weight(action: Action) -> &'static Knob {
            match action {
                $(Action::$action => &$static,)*
            }
        }
    };
}

pub(super) use weights;
