package id.fineclean.bot.company;

import id.fineclean.bot.understanding.Bilingual;
import java.time.LocalDate;

/// A day on which nobody works.
public record Holiday(LocalDate date, Bilingual name) {}
