/// What the company is: names, zone, opening hours, holidays, the areas it serves, contacts; and
/// how its times and amounts are written. Immutable facts read from `intents/company.yaml`.
@NullMarked
package id.fineclean.bot.company;

import org.jspecify.annotations.NullMarked;
