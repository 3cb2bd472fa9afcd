/// Who did what, in a log that shows whether it was changed. It holds no personal data.
@NullMarked
package id.fineclean.bot.audit;

import org.jspecify.annotations.NullMarked;
