package id.fineclean.bot.company;

import java.time.LocalDate;

/// A day on which nobody works.
public record Holiday(LocalDate date, Bilingual name) {}
