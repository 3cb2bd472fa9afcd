/// Which intent a message has, learnt from examples: features, a committee of models trained on
/// them, and how far its word can be trusted.
@NullMarked
package id.fineclean.bot.understanding.intent;

import org.jspecify.annotations.NullMarked;
