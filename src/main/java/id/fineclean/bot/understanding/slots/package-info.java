/// What a message says besides its intent: a hand-written grammar over the words of chat Indonesian
/// (and English), with the place of everything it reads. [SlotExtractor] is the way in; dates and
/// times follow one set of conventions, written down in [ClockHour] and [Calendar].
@NullMarked
package id.fineclean.bot.understanding.slots;

import org.jspecify.annotations.NullMarked;
