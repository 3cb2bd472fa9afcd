/// The pages of the documents on the public site.
@NullMarked
package id.fineclean.bot.policy.site;

import org.jspecify.annotations.NullMarked;
