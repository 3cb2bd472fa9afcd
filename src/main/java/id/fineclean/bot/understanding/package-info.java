/// Indonesian as customers write it: text in, [Understanding] (intent, confidence, slots, language)
/// out. Knows nothing of conversations, storage or channels; everything here is thread-safe once
/// built.
@NullMarked
package id.fineclean.bot.understanding;

import org.jspecify.annotations.NullMarked;
