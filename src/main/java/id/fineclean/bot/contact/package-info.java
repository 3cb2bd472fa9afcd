/// Who the customers are: one internal id each, the ids they have at the providers, and a
/// conversation per channel.
@NullMarked
package id.fineclean.bot.contact;

import org.jspecify.annotations.NullMarked;
