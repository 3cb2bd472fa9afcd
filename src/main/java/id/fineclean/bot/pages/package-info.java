/// The pages, made of the templates in `src/main/jte` by the build; nothing else is in here.
@NullMarked
package id.fineclean.bot.pages;

import org.jspecify.annotations.NullMarked;
