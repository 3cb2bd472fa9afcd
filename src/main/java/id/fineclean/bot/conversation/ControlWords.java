package id.fineclean.bot.conversation;

import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.ContentPart;
import id.fineclean.bot.content.Entry;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Short phrases that steer a conversation whatever it is about: `intents/dialogue.yaml`.
///
/// @param stop end what is going on ("batal", "gak jadi")
/// @param resume take it up again ("lanjut")
/// @param fillers words that may stand around them without changing the meaning ("deh", "kak")
/// @param questions words that make a message a question wherever they stand ("berapa")
/// @param askingEnds words that make it one at its end ("gak", "kan")
/// @param whatever that anything will do ("terserah")
/// @param menu the intents that are offered to whoever is not understood, the last one always
/// @param vague words that make no wish where nothing but fillers and `anything` stand around them
/// @param anything words that name nothing ("itu")
/// @param choice phrases that ask what there is to choose from ("jam berapa aja")
/// @param waits phrases with which a customer asks for time ("bentar")
/// @param wishes words with which something is wanted done, however it is asked ("tolong")
/// @param clearYes what agrees where much hangs on it
/// @param takesBack phrases that, with those that stop, take back what was just set going
/// @param asksForReply words that ask when people answer
/// @param salutations greetings that are answered in kind
/// @param remarks what is said in passing
/// @param commands what `/start` and the like mean: an intent, or `stop`
public record ControlWords(
    Set<String> stop,
    Set<String> resume,
    Set<String> fillers,
    Set<String> questions,
    Set<String> askingEnds,
    Set<String> whatever,
    List<String> menu,
    Set<String> vague,
    Set<String> anything,
    Set<String> choice,
    Set<String> waits,
    Set<String> wishes,
    ClearYes clearYes,
    Set<String> takesBack,
    Set<String> asksForReply,
    Salutations salutations,
    List<Remark> remarks,
    Map<String, String> commands) {
  /// The part of the owner's files that they are.
  public static final ContentPart<ControlWords> PART =
      new ContentPart<>(ControlWords.class, List.of("dialogue.yaml"), (folder, _) -> read(folder));

  private static final int LONGEST = 60;
  private static final int LONGEST_REMARK = 160;

  /// How many letters and signs of a text may come to one: "bataaaaal!!!!".
  private static final int MOST_REPEATED = 5;

  private static final Pattern COMMAND = Pattern.compile("/(\\w{1,32})(@\\w+)?(\\s.*)?");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern ELONGATED = Pattern.compile("(\\p{L})\\1{2,}");

  /// Gives nothing back, as going back over each of many words would fill the stack.
  private static final Pattern PLACE =
      Pattern.compile("(?:(?:yang|yg|nomor|nomer|no|nmr|opsi|pilihan|pilih|ke) )*+(\\d{1,2})");

  public ControlWords {
    stop = normalised(stop);
    resume = normalised(resume);
    fillers = normalised(fillers);
    questions = normalised(questions);
    askingEnds = normalised(askingEnds);
    whatever = normalised(whatever);
    menu = List.copyOf(menu);
    vague = normalised(vague);
    anything = normalised(anything);
    choice = normalised(choice);
    waits = normalised(waits);
    wishes = normalised(wishes);
    remarks =
        remarks.stream()
            .map(one -> new Remark(normalised(one.says()), one.over(), one.told(), one.answer()))
            .toList();
    takesBack = normalised(takesBack);
    asksForReply = normalised(asksForReply);
    commands = Map.copyOf(commands);
  }

  /// Reads `dialogue.yaml`.
  ///
  /// @throws ContentException all mistakes found
  public static ControlWords read(Path folder) throws ContentException {
    return Entry.read(folder.resolve("dialogue.yaml"), ControlWords::read);
  }

  private static ControlWords read(Entry keys) {
    return new ControlWords(
        words(keys.get("stop")),
        words(keys.get("resume")),
        words(keys.get("fillers")),
        words(keys.get("questions")),
        words(keys.get("asking_ends")),
        words(keys.get("whatever")),
        keys.get("menu").texts(),
        words(keys.get("vague")),
        words(keys.get("anything")),
        words(keys.get("choice")),
        words(keys.get("waits")),
        words(keys.get("wishes")),
        ClearYes.read(keys.get("clear_yes")),
        words(keys.get("takes_back")),
        words(keys.get("asks_for_reply")),
        Salutations.read(keys.get("salutations")),
        keys.get("remarks").list(each -> each.record(Remark::read)),
        keys.get("commands").map(Entry::text));
  }

  static Set<String> words(Entry list) {
    return Set.copyOf(list.texts());
  }

  boolean isStop(String text) {
    return matches(text, stop);
  }

  /// Whether a stopping phrase stands somewhere in a message.
  boolean mentionsStop(String text) {
    return mentions(text, stop);
  }

  /// Whether a message does nothing but take back: "eh salah, ga jadi deh".
  boolean takesBack(String text) {
    if (text.length() > LONGEST) {
      return false;
    }
    String words = spaced(text);
    String rest = words;
    for (String phrase : retractions()) {
      rest = rest.replace(" " + phrase + " ", "  ");
    }
    return !rest.equals(words) && bare(rest.strip()).isBlank();
  }

  /// The longer first, as some are made of others.
  private List<String> retractions() {
    return Stream.concat(stop.stream(), takesBack.stream())
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }

  /// Whether the customer asks when people answer.
  boolean asksForReply(String text) {
    return mentions(text, asksForReply);
  }

  /// Whether the customer asks for time before answering.
  boolean asksForTime(String text) {
    return text.length() <= LONGEST && mentions(text, waits);
  }

  /// "Hapus yang tadi": something is to be done, but nothing says with what. It is asked, for much
  /// may be lost on a guess.
  boolean isVague(String text) {
    List<String> words = List.of(bare(plain(text)).split(" "));
    return words.stream().anyMatch(vague::contains)
        && words.stream().allMatch(word -> vague.contains(word) || anything.contains(word));
  }

  /// What a message says in passing, if it does.
  ///
  /// @param asks whether it asks something
  Optional<Remark> remark(String text, boolean asks) {
    if (text.length() > LONGEST_REMARK) {
      return Optional.empty();
    }
    String words = spaced(text);
    return remarks.stream()
        .filter(one -> one.fits(asks))
        .filter(one -> holdsAny(words, one.says()))
        .findFirst();
  }

  /// Whether the customer asks what there is to choose from.
  boolean asksForChoice(String text) {
    return mentions(text, choice);
  }

  /// "Data saya bisa dihapus ga?" only asks, "bisa tolong hapus data saya?" wants it done.
  boolean onlyAsks(String text) {
    return isQuestion(text) && !wishes(text);
  }

  /// Whether a message holds a word of wishing.
  boolean wishes(String text) {
    return mentions(text, wishes);
  }

  private static boolean mentions(String text, Set<String> phrases) {
    return holdsAny(spaced(text), phrases);
  }

  private static String spaced(String text) {
    return " " + plain(text) + " ";
  }

  private static boolean holdsAny(String words, Set<String> phrases) {
    for (String phrase : phrases) {
      if (holds(words, phrase)) {
        return true;
      }
    }
    return false;
  }

  /// @param words with a space before and behind
  private static boolean holds(String words, String phrase) {
    int at = words.indexOf(phrase, 1);
    while (at > 0 && at + phrase.length() < words.length()) {
      if (words.charAt(at - 1) == ' ' && words.charAt(at + phrase.length()) == ' ') {
        return true;
      }
      at = words.indexOf(phrase, at + 1);
    }
    return false;
  }

  boolean isResume(String text) {
    return matches(text, resume);
  }

  /// Whether a message asks something, as far as its words tell.
  boolean isQuestion(String text) {
    if (text.contains("?")) {
      return true;
    }
    String plain = plain(text);
    String bare = bare(plain);
    return Arrays.stream(plain.split(" ")).anyMatch(questions::contains)
        || askingEnds.contains(bare.substring(bare.lastIndexOf(' ') + 1));
  }

  /// Whether anything that is offered will do.
  boolean isWhatever(String text) {
    return matches(text, whatever);
  }

  /// Which option a message means that is nothing but its number: "2", "yang no 2 aja". Counted
  /// from 1.
  OptionalInt place(String text) {
    var matcher = PLACE.matcher(bare(plain(text)));
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }

  /// What a command of the chat program means, such as Telegram's `/start`.
  Optional<String> command(String text) {
    var matcher = COMMAND.matcher(text.strip());
    return matcher.matches()
        ? Optional.ofNullable(commands.get(matcher.group(1).toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  /// What a bare "START" means as the first words of all: a greeting, and consent to nothing.
  Optional<String> greeting(String text) {
    return Optional.ofNullable(text.length() > LONGEST ? null : commands.get(plain(text)))
        .filter(meaning -> meaning.equals("greet"));
  }

  private boolean matches(String text, Set<String> phrases) {
    if (text.length() > LONGEST * MOST_REPEATED) {
      return false;
    }
    String plain = plain(text);
    return plain.length() <= LONGEST && (phrases.contains(bare(plain)) || endsAt(plain, phrases));
  }

  /// Whether it is a phrase once some of the fillers at its end are left out: some phrases hold
  /// one.
  private boolean endsAt(String plain, Set<String> phrases) {
    int space = plain.lastIndexOf(' ');
    return phrases.contains(plain)
        || space > 0
            && fillers.contains(plain.substring(space + 1))
            && endsAt(plain.substring(0, space), phrases);
  }

  private String bare(String plain) {
    return Arrays.stream(plain.split(" "))
        .filter(word -> !fillers.contains(word))
        .collect(Collectors.joining(" "));
  }

  private static Set<String> normalised(Set<String> phrases) {
    return phrases.stream().map(ControlWords::plain).collect(Collectors.toUnmodifiableSet());
  }

  private static String plain(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String words = BETWEEN.matcher(folded).replaceAll(" ");
    return ELONGATED.matcher(words).replaceAll("$1").strip();
  }
}
