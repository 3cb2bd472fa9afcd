/// What is reached by HTTP: providers' webhooks, health, and pages. Each group of routes is one
/// [Routes], registered explicitly.
@NullMarked
package id.fineclean.bot.web;

import org.jspecify.annotations.NullMarked;
