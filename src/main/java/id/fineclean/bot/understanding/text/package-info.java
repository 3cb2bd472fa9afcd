/// From a message as written to the words it means: folding, slang, reduplication, spelling. Every
/// word keeps its place in the original text.
@NullMarked
package id.fineclean.bot.understanding.text;

import org.jspecify.annotations.NullMarked;
