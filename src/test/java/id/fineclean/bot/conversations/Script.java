package id.fineclean.bot.conversations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A `.chat` file: what is set up, what happens, and what the bot answers.
///
/// @param header the comment lines at the top, as written
/// @param start the time on the bot's clock at the first line
/// @param phone the customer's number, where the channel vouches for it
/// @param profile the name the customer goes by at the provider
/// @param booked time that other customers hold
/// @param firstContact whether the customer was not shown the policy yet
/// @param policies the name of a set of further versions of documents
/// @param onlyButtons whether it makes no sense on a channel without buttons
record Script(
    List<String> header,
    ZonedDateTime start,
    Optional<String> phone,
    Optional<String> profile,
    List<Booked> booked,
    boolean firstContact,
    Optional<String> policies,
    boolean onlyButtons,
    List<Exchange> exchanges) {

  /// A step, and everything that comes out of it.
  ///
  /// @param comments the lines before it, as written
  /// @param step as written, with its continuation lines
  /// @param outcome lines of the bot and for the staff, as [Transcript] writes them
  record Exchange(List<String> comments, String step, List<String> outcome) {}

  /// Time of a crew, or of all, that somebody else holds.
  ///
  /// @param code the booking's code, where the conversation needs it
  record Booked(String crew, LocalDate date, LocalTime from, LocalTime to, Optional<String> code) {}

  private static final Pattern CLOCK =
      Pattern.compile("clock (\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d) (\\S+)");
  private static final Pattern PHONE = Pattern.compile("# phone (\\+\\d+)");
  private static final Pattern PROFILE = Pattern.compile("# profile (.+)");
  private static final Pattern POLICIES = Pattern.compile("# policies (\\S+)");
  private static final Pattern BOOKED =
      Pattern.compile(
          "# booked (\\S+) (\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)(?: as (\\S+))?");

  static Script read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> header = lines.stream().takeWhile(line -> line.startsWith("#")).toList();
    String all = String.join("\n", header);
    return new Script(
        header,
        start(all),
        first(PHONE, all),
        first(PROFILE, all),
        booked(all),
        header.contains("# first contact"),
        first(POLICIES, all),
        header.contains("# only with buttons"),
        exchanges(lines.subList(header.size(), lines.size())));
  }

  private static ZonedDateTime start(String header) {
    Matcher clock = CLOCK.matcher(header);
    if (!clock.find()) {
      throw new IllegalArgumentException("the header names no clock");
    }
    return LocalDateTime.parse(clock.group(1) + "T" + clock.group(2))
        .atZone(ZoneId.of(clock.group(3)));
  }

  private static Optional<String> first(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1).strip()).findFirst();
  }

  private static List<Booked> booked(String header) {
    return BOOKED
        .matcher(header)
        .results()
        .map(
            match ->
                new Booked(
                    match.group(1),
                    LocalDate.parse(match.group(2)),
                    LocalTime.parse(match.group(3)),
                    LocalTime.parse(match.group(4)),
                    Optional.ofNullable(match.group(5))))
        .toList();
  }

  private static List<Exchange> exchanges(List<String> lines) {
    List<Exchange> exchanges = new ArrayList<>();
    List<String> comments = new ArrayList<>();
    for (String entry : entries(lines)) {
      if (entry.startsWith("#")) {
        comments.add(entry);
      } else if (entry.startsWith("BOT") || entry.startsWith("STAFF")) {
        exchanges.getLast().outcome().add(entry);
      } else {
        exchanges.add(new Exchange(List.copyOf(comments), entry, new ArrayList<>()));
        comments.clear();
      }
    }
    return exchanges;
  }

  /// Lines with what belongs to them: indented ones, and blank ones between these.
  private static List<String> entries(List<String> lines) {
    List<String> entries = new ArrayList<>();
    int blank = 0;
    for (String line : lines) {
      if (line.isBlank()) {
        blank++;
      } else if (line.startsWith(" ")) {
        entries.set(entries.size() - 1, entries.getLast() + "\n".repeat(blank + 1) + line.strip());
        blank = 0;
      } else {
        entries.add(line.strip());
        blank = 0;
      }
    }
    return entries;
  }

  /// The whole file with other outcomes.
  String with(List<List<String>> outcomes) {
    StringBuilder text = new StringBuilder();
    header.forEach(line -> text.append(line).append('\n'));
    for (int i = 0; i < exchanges.size(); i++) {
      text.append('\n');
      exchanges.get(i).comments().forEach(line -> text.append(line).append('\n'));
      text.append(written(exchanges.get(i).step()));
      outcomes.get(i).forEach(entry -> text.append(written(entry)));
    }
    return text.toString();
  }

  /// The whole file as it stands, in the usual layout.
  String asWritten() {
    return with(exchanges.stream().map(Exchange::outcome).toList());
  }

  private static String written(String entry) {
    String[] words = entry.split("\\s+", 2);
    String rest = words.length == 2 ? words[1] : "";
    String first =
        "%-5s %s".formatted(words[0], rest.lines().findFirst().orElse("")).stripTrailing();
    StringBuilder text = new StringBuilder(first).append('\n');
    rest.lines()
        .skip(1)
        .forEach(line -> text.append(line.isBlank() ? "" : "      " + line).append('\n'));
    return text.toString();
  }
}
