/// Messages of customers, stored before anybody is told that they arrived, and handed out in order.
@NullMarked
package id.fineclean.bot.inbox;

import org.jspecify.annotations.NullMarked;
