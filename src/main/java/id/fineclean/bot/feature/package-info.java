/// What a feature may bring, declared in one place: see [id.fineclean.bot.feature.Feature].
@NullMarked
package id.fineclean.bot.feature;

import org.jspecify.annotations.NullMarked;
