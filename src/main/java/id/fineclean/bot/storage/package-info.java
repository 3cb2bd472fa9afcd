/// Databases, transactions and migrations; nothing of the domain. The only package that speaks
/// JDBC.
@NullMarked
package id.fineclean.bot.storage;

import org.jspecify.annotations.NullMarked;
