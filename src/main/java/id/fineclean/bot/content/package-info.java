/// Reading of the owner's files in `intents/`: YAML into records, every mistake with its file and
/// line.
@NullMarked
package id.fineclean.bot.content;

import org.jspecify.annotations.NullMarked;
