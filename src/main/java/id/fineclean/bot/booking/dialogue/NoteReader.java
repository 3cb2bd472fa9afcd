package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.CrewWish;
import id.fineclean.bot.booking.Crews;
import id.fineclean.bot.booking.Phrases;
import id.fineclean.bot.understanding.Language;
import id.fineclean.bot.understanding.Slot;
import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.understanding.Understanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds what a message tells the crew: "ada anjing ya", "jangan pencet bel", "petugasnya cewek".
/// Kept in the customer's own words. Immutable, thread-safe.
final class NoteReader {
  private static final int LONGEST = 160;

  /// A clause of more words holds other things too; then the words around count.
  private static final int MOST_WORDS = 12;

  private static final int WORDS_BEFORE = 3;
  private static final int WORDS_BEHIND = 7;
  private static final Pattern CLAUSE = Pattern.compile("[^,.;!?\\n]+");
  private static final Pattern WORD = Pattern.compile("\\S+");

  private final Phrases notes;
  private final List<Wished> wishes;

  private record Wished(CrewWish wish, Phrases words, Phrases with) {}

  NoteReader(Crews crews) {
    this.notes = any(crews.noteWords());
    this.wishes =
        crews.wishes().stream()
            .map(wish -> new Wished(wish, any(wish.words()), any(wish.with())))
            .toList();
  }

  private static Phrases any(List<String> words) {
    return new Phrases(words, "(?:nya)?(?!\\p{L})");
  }

  /// What is told, clause by clause; empty in most messages.
  List<String> in(Understanding what) {
    List<String> found = new ArrayList<>();
    Matcher clauses = CLAUSE.matcher(what.text());
    while (clauses.find()) {
      String clause = clauses.group();
      boolean asks = what.text().startsWith("?", clauses.end());
      (asks ? Optional.<MatchResult>empty() : word(what, clause, clauses.start()))
          .map(word -> around(clause, word))
          .map(note -> note.substring(0, Math.min(LONGEST, note.length())))
          .ifPresent(found::add);
    }
    return found;
  }

  /// All of it, as it is kept: wishes by their name, the rest in the customer's words.
  List<String> told(Understanding what, Language language) {
    return Stream.concat(
            wishes(what).stream().map(wish -> wish.name().in(language)), in(what).stream())
        .distinct()
        .toList();
  }

  /// An address without the beginning of a wish behind it: "Jl. Contoh 8, cewek".
  String withoutWishes(String address) {
    int comma = address.lastIndexOf(',');
    boolean wish =
        comma > 0
            && wishes.stream().anyMatch(it -> it.words.matcher(address.substring(comma)).find());
    return wish ? withoutWishes(address.substring(0, comma)) : address;
  }

  /// What is wished of the crew.
  List<CrewWish> wishes(Understanding what) {
    return CLAUSE
        .matcher(what.text())
        .results()
        .map(MatchResult::group)
        .flatMap(clause -> wishes.stream().filter(it -> wishes(it, clause)))
        .map(Wished::wish)
        .distinct()
        .toList();
  }

  private static boolean wishes(Wished wished, String clause) {
    return wished.words.matcher(clause).find()
        && (wished.wish.with().isEmpty() || wished.with.matcher(clause).find());
  }

  /// Where the clause says something for the crew, outside of an address and the like.
  private Optional<MatchResult> word(Understanding what, String clause, int start) {
    return notes
        .matcher(clause)
        .results()
        .filter(
            word ->
                what.slots().all().stream()
                    .noneMatch(
                        slot ->
                            isElsewhere(slot)
                                && slot.start() < start + word.end()
                                && start + word.start() < slot.end()))
        .findFirst();
  }

  private static boolean isElsewhere(Slot slot) {
    return slot.key() == SlotKey.ADDRESS
        || slot.key() == SlotKey.NAME
        || slot.key() == SlotKey.SERVICE;
  }

  private static String around(String clause, MatchResult word) {
    List<MatchResult> words = WORD.matcher(clause).results().toList();
    if (words.size() <= MOST_WORDS) {
      return clause.strip();
    }
    int at = 0;
    while (at + 1 < words.size() && words.get(at).end() <= word.start()) {
      at++;
    }
    int from = words.get(Math.max(0, at - WORDS_BEFORE)).start();
    int to = words.get(Math.min(words.size() - 1, at + WORDS_BEHIND)).end();
    return clause.substring(from, to);
  }
}
