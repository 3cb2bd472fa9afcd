/// Keys, field encryption and blind indexes: what makes stored personal data unreadable without the
/// master keyset, and one customer's data unreadable once that customer's key is gone.
@NullMarked
package id.fineclean.bot.vault;

import org.jspecify.annotations.NullMarked;
