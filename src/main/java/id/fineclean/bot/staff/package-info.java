/// Who works in the console: members, roles and rights, how they prove who they are.
@NullMarked
package id.fineclean.bot.staff;

import org.jspecify.annotations.NullMarked;
