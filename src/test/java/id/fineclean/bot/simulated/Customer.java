package id.fineclean.bot.simulated;

import id.fineclean.bot.simulated.Goal.Kind;
import id.fineclean.bot.simulated.Goal.Order;
import id.fineclean.bot.simulated.Goal.Said;
import id.fineclean.bot.simulated.Goal.Wanted;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Somebody with a goal, who works off an agenda: says what is on their mind, answers what is
/// asked, reads what is read back, puts it right, and gives up after two useless answers.
final class Customer {
  private static final int LONGEST = 24;

  private static final Pattern NOT_UNDERSTOOD =
      Pattern.compile("belum menangkap|belum paham|kata lain|didn't quite get");

  /// What an answer to a question asked on the way has to contain.
  private static final Map<String, Pattern> ANSWERS =
      Map.of(
          "price", Pattern.compile("Rp"),
          "payment", Pattern.compile("(?i)transfer|qris|bayar"),
          "area", Pattern.compile("(?i)area|wilayah|layani|jangkau|melayani"),
          "tools", Pattern.compile("(?i)alat|bawa"),
          "hours", Pattern.compile("\\d\\d\\.\\d\\d"),
          "policy", Pattern.compile("(?i)pasal|kebijakan|privasi"));

  private enum Slot {
    SIZE,
    PLACE,
    DATE,
    TIME,
    NAME,
    PHONE
  }

  private final Author author;
  private final Temper temper;
  private final RandomGenerator random;
  private final Goal.Maker maker;
  private final Goal goal;
  private final Scribe scribe;
  private final boolean knownPhone;
  private final String ownPhone;
  private final boolean tellsAll;
  private final Shop shop;
  private final LocalDateTime now;
  private final Deque<String> asides = new ArrayDeque<>();

  /// What is said at first in place of the truth.
  private final Map<Slot, Order> slips = new EnumMap<>(Slot.class);

  private final Set<Slot> told = EnumSet.noneOf(Slot.class);
  private final Set<Slot> corrected = EnumSet.noneOf(Slot.class);
  private final Map<String, Shop.Committed> standing = new LinkedHashMap<>();
  private final StringBuilder transcript = new StringBuilder();
  private final List<String> wrong = new ArrayList<>();
  private Shop.Answer last = new Shop.Answer("", List.of(), Optional.empty(), List.of(), false);
  private boolean plain = true;
  private boolean noteTold;
  private boolean agreed;
  private boolean cancelled;
  private boolean answered;
  private boolean counting = true;
  private int messages;
  private int answers;
  private int words;
  private int useless;
  private int uselessInARow;

  Customer(
      Author author,
      Temper temper,
      RandomGenerator random,
      LocalDateTime now,
      Optional<String> phone,
      Shop shop) {
    this.author = author;
    this.temper = temper;
    this.random = random;
    this.now = now;
    this.maker = new Goal.Maker(author, random, now);
    this.goal = maker.goal(temper);
    this.scribe = new Scribe(random, temper);
    this.knownPhone = phone.isPresent();
    this.ownPhone = phone.orElseGet(maker::number);
    this.tellsAll = chance(temper.tellsAll());
    this.shop = shop;
    asides.addAll(goal.asides());
    if (goal.kind().booking()) {
      makeSlips();
    }
  }

  private boolean chance(double of) {
    return random.nextDouble() < of;
  }

  private void makeSlips() {
    for (Slot slot : Slot.values()) {
      if (chance(temper.slips() / 2)) {
        slips.put(slot, slip(slot));
      }
    }
    if (!goal.order().wanted().getFirst().job().sized()) {
      slips.remove(Slot.SIZE);
    }
    plain &= slips.isEmpty();
  }

  private Order slip(Slot slot) {
    Order right = goal.order();
    return switch (slot) {
      case SIZE -> {
        Wanted first = right.wanted().getFirst();
        yield first.job().sized() ? right.with(List.of(maker.otherSize(first))) : right;
      }
      case DATE -> right.at(maker.otherDate(right), right.time());
      case TIME -> right.at(right.date(), maker.otherTime(right));
      case NAME ->
          new Order(
              right.wanted(),
              right.place(),
              right.date(),
              right.time(),
              maker.name(),
              right.phone(),
              right.note());
      case PLACE, PHONE -> right;
    };
  }

  /// Talks until the goal is reached, there is nothing left to say, or patience ends.
  Outcome talk() {
    goal.before().ifPresent(this::orderBefore);
    if (chance(temper.greets()) || goal.kind() == Kind.CHAT_FIRST) {
      plain = false;
      say(author.any("greet", random));
    }
    if (goal.kind() == Kind.CHAT_FIRST) {
      say(author.any("chat", random));
    }
    open();
    while (messages < LONGEST && uselessInARow < 2 && !done()) {
      goOn();
    }
    judge();
    return outcome();
  }

  private boolean done() {
    return switch (goal.kind()) {
      case BOOK, CHAT_FIRST -> !standing.isEmpty() || leftToStaff();
      case PRICE, FREE_HOURS, POLICY -> answered;
      case CANCEL -> cancelled || leftToStaff();
      case MOVE, RESIZE -> agreed && answered || leftToStaff();
    };
  }

  private boolean leftToStaff() {
    return last.personCalled() && last.asks().isEmpty();
  }

  /// An order made earlier, in the plainest words.
  private void orderBefore(Order order) {
    counting = false;
    Wanted wanted = order.wanted().getFirst();
    String size = wanted.job().sized() ? " " + wanted.size() + " " + unit(wanted.job()) : "";
    hear(
        String.format(
            Locale.ROOT,
            "pesan %s%s tanggal %d %s jam %02d.%02d di %s atas nama %s hp %s",
            wanted.job().shown,
            size,
            order.date().value().getDayOfMonth(),
            order.date().value().getMonthValue() == 11 ? "november" : "desember",
            order.time().value().getHour(),
            order.time().value().getMinute(),
            order.place().words(),
            order.name().value(),
            ownPhone));
    hear("ya");
    counting = true;
  }

  private static String unit(Job job) {
    return switch (job) {
      case GENERAL_CLEANING -> "jam";
      case DEEP_CLEANING -> "ruangan";
      case SOFA_WASH -> "dudukan";
      case MATTRESS_WASH -> "kasur";
      case CARPET_WASH, OFFICE_CLEANING, DISINFECTION -> "m2";
      case AC_CLEANING -> "unit";
      case TOILET_CLEANING -> "kamar mandi";
      case POST_RENOVATION -> "";
    };
  }

  private void open() {
    switch (goal.kind()) {
      case BOOK, CHAT_FIRST -> openOrder();
      case PRICE -> say("price", Map.of("service", service(false), "size", size(told(Slot.SIZE))));
      case FREE_HOURS ->
          say("free", Map.of("service", service(true), "date", goal.order().date().words()));
      case CANCEL -> say("cancel", Map.of());
      case MOVE -> say("move", Map.of("when", when(goal.order())));
      case RESIZE -> say("grow", Map.of("size", size(goal.order())));
      case POLICY -> say("policy", Map.of());
    }
    look();
  }

  private static String when(Order order) {
    return order.date().words() + " " + order.time().words();
  }

  private String service(boolean sized) {
    Order order = sized ? told(Slot.SIZE) : goal.order();
    List<String> all = new ArrayList<>();
    for (Wanted wanted : order.wanted()) {
      all.add(sized ? (wanted.words() + " " + wanted.sizeWords()).strip() : wanted.words());
    }
    return String.join(" sama ", all);
  }

  private static String size(Order order) {
    return order.wanted().getFirst().sizeWords();
  }

  private Order told(Slot slot) {
    told.add(slot);
    return corrected.contains(slot) ? goal.order() : slips.getOrDefault(slot, goal.order());
  }

  private void openOrder() {
    boolean sized = tellsAll || goal.order().wanted().size() > 1 || chance(0.5);
    List<String> parts = new ArrayList<>();
    parts.add(scribe.write(author.any("open", random), Map.of("service", service(sized))));
    if (tellsAll) {
      List<String> more = new ArrayList<>();
      more.add(scribe.write("{w}", Map.of("w", whenTold())));
      more.add("di " + goal.order().place().words());
      told.add(Slot.PLACE);
      more.add(written(told(Slot.NAME).name().words()));
      shuffle(more);
      parts.addAll(more);
      phone().ifPresent(parts::add);
      if (goal.order().note().isPresent()) {
        parts.add(written(goal.order().note().get().words()));
        noteTold = true;
      }
    }
    if (chance(temper.splits())) {
      plain = false;
      parts.forEach(this::send);
    } else {
      send(String.join(chance(0.5) ? ", " : "\n", parts));
    }
  }

  private String whenTold() {
    return told(Slot.DATE).date().words() + " " + told(Slot.TIME).time().words();
  }

  private void shuffle(List<String> parts) {
    for (int i = parts.size() - 1; i > 0; i--) {
      java.util.Collections.swap(parts, i, random.nextInt(i + 1));
    }
  }

  private Optional<String> phone() {
    if (goal.order().phone().isPresent()) {
      return Optional.of(
          scribe.write(
              author.any("other_phone", random), Map.of("phone", goal.order().phone().get())));
    }
    return knownPhone
        ? Optional.empty()
        : Optional.of(scribe.write(author.any("phone", random), Map.of("phone", ownPhone)));
  }

  private String written(String words) {
    return scribe.write(words, Map.of());
  }

  private void goOn() {
    if (goal.kind().booking() && askedForOrder() && chance(temper.chats())) {
      plain = false;
      say("chat", Map.of());
      return;
    }
    if (!asides.isEmpty() && (askedForOrder() || summarised()) && chance(0.4)) {
      aside();
      return;
    }
    last.asks().ifPresentOrElse(this::answer, this::sayAgain);
    look();
  }

  private boolean askedForOrder() {
    return last.asks()
        .filter(asked -> !Set.of("confirm", "option", "other").contains(asked))
        .isPresent();
  }

  /// Whether a yes would order, rather than take up an offer.
  private boolean summarised() {
    return last.asks().equals(Optional.of("confirm")) && !shown.isEmpty();
  }

  private void aside() {
    plain = false;
    String[] parts = Author.parts(asides.remove());
    Optional<String> asked = last.asks();
    send(written(parts[1]));
    Pattern wanted = Objects.requireNonNull(ANSWERS.get(parts[0]), parts[0]);
    judgeAnswer(wanted.matcher(last.text()).find() && asked.isPresent());
  }

  /// Nothing is asked and the goal not reached: says once more what is wanted.
  private void sayAgain() {
    judgeAnswer(false);
    if (uselessInARow < 2) {
      open();
    }
  }

  private void answer(String question) {
    if (!goal.kind().booking() && !question.equals("confirm")) {
      answerOther(question);
      return;
    }
    switch (question) {
      case "service" -> reply(question, service(true));
      case "size" -> reply(question, size(told(Slot.SIZE)));
      case "address" -> replyExactly(question, address());
      case "area" -> replyExactly(question, goal.order().place().district());
      case "date" -> reply(question, told(Slot.DATE).date().words());
      case "time" -> reply(question, told(Slot.TIME).time().words());
      case "name" -> reply(question, told(Slot.NAME).name().words());
      case "phone" ->
          reply(
              question,
              scribe.write(
                  author.any(goal.order().phone().isPresent() ? "other_phone" : "phone", random),
                  Map.of("phone", goal.order().phone().orElse(ownPhone))));
      case "confirm" -> confirm();
      case "option" -> choose();
      default -> reply(question, "tidak ada");
    }
  }

  private void answerOther(String question) {
    switch (question) {
      case "date" -> reply(question, goal.order().date().words());
      case "time" -> reply(question, goal.order().time().words());
      case "size" -> reply(question, size(goal.order()));
      case "address", "area" -> replyExactly(question, goal.order().place().words());
      case "service" -> reply(question, service(true));
      case "option" -> choose();
      default -> reply(question, "tidak");
    }
  }

  private String address() {
    told.add(Slot.PLACE);
    return goal.order().place().words();
  }

  /// Says it; asked the same again, it was useless.
  private void reply(String question, String words) {
    replyExactly(question, written(words));
  }

  private void replyExactly(String question, String words) {
    send(words);
    judgeAnswer(!last.asks().equals(Optional.of(question)));
  }

  /// Takes the option that comes nearest to what is wanted.
  private void choose() {
    Pattern wanted =
        switch (goal.kind()) {
          case BOOK, CHAT_FIRST -> Pattern.compile("(?i)^(ya|pesan|booking)|lanjut");
          case PRICE -> Pattern.compile("(?i)harga|biaya");
          case FREE_HOURS -> Pattern.compile("(?i)jadwal|jam|pesan");
          case CANCEL -> Pattern.compile("(?i)batal");
          case MOVE, RESIZE -> Pattern.compile("(?i)ubah|ganti|pindah");
          case POLICY -> Pattern.compile("(?i)kebijakan|data|privasi");
        };
    List<String> choices = last.choices();
    for (int i = 0; i < choices.size(); i++) {
      if (wanted.matcher(choices.get(i)).find()) {
        send(choices.get(i));
        judgeAnswer(true);
        return;
      }
    }
    judgeAnswer(false);
    open();
  }

  private void confirm() {
    if (goal.kind() == Kind.PRICE || goal.kind() == Kind.FREE_HOURS || goal.kind() == Kind.POLICY) {
      judgeAnswer(false);
      send("tidak");
      return;
    }
    if (goal.kind().booking() && !summarised()) {
      send(written(author.any("yes", random)));
      judgeAnswer(last.asks().isPresent());
      return;
    }
    if (!noteTold && goal.order().note().isPresent() && goal.kind().booking()) {
      noteTold = true;
      plain = false;
      send(written(goal.order().note().get().words()));
      judgeAnswer(last.asks().isPresent());
      return;
    }
    Optional<Slot> bad = misread();
    if (bad.isPresent()) {
      correct(bad.get());
      return;
    }
    if (goal.kind().booking() && chance(temper.hesitates()) && plain) {
      plain = false;
      send(written(author.any("wait", random)));
      if (!last.committed().isEmpty()) {
        wrong.add("took a wish for time for a yes");
      }
      return;
    }
    agreed = true;
    send(written(author.any("yes", random)));
    judgeAnswer(!last.committed().isEmpty());
  }

  /// What does not stand there as it should, of what is shown.
  private Optional<Slot> misread() {
    String text = shown;
    Order order = goal.order();
    if (goal.kind() == Kind.MOVE) {
      boolean right =
          Summary.shows(last.text(), order.date().value())
              && Summary.shows(last.text(), order.time().value());
      return right ? Optional.empty() : Optional.of(Slot.DATE);
    }
    if (!goal.kind().booking()) {
      return Optional.empty();
    }
    String services = Summary.line(text, "Layanan");
    String when = Summary.line(text, "Waktu");
    String address = Summary.line(text, "Alamat");
    String name = Summary.line(text, "Atas nama");
    if (!services.isEmpty()
        && !order.wanted().stream().allMatch(one -> Summary.shows(services + " ", one))) {
      return Optional.of(Slot.SIZE);
    }
    if (!when.isEmpty() && !Summary.shows(when, order.date().value())) {
      return Optional.of(Slot.DATE);
    }
    if (!when.isEmpty() && !Summary.shows(when, order.time().value())) {
      return Optional.of(Slot.TIME);
    }
    if (!address.isEmpty() && !Summary.hasAddress(address, order.place().street())) {
      return Optional.of(Slot.PLACE);
    }
    boolean named =
        name.isEmpty() || Summary.sameName(name.replaceFirst(", [^,]*$", ""), order.name().value());
    if (!named) {
      return Optional.of(Slot.NAME);
    }
    String phone = order.phone().orElse(ownPhone);
    if (!name.isEmpty()
        && !name.replaceAll("\\D", "").endsWith(phone.substring(phone.length() - 8))) {
      return Optional.of(Slot.PHONE);
    }
    return Optional.empty();
  }

  /// The newest summary, with what was put right since.
  private String shown = "";

  private void correct(Slot slot) {
    plain = false;
    corrected.add(slot);
    Order order = goal.order();
    String kind =
        switch (slot) {
          case SIZE -> "correct_size";
          case PLACE -> "correct_address";
          case DATE -> "correct_date";
          case TIME -> "correct_time";
          case NAME, PHONE -> "correct_name";
        };
    Map<String, String> values =
        Map.of(
            "size",
                goal.kind().booking() && order.wanted().size() > 1 ? service(true) : size(order),
            "place", order.place().words(),
            "date", goal.kind() == Kind.MOVE ? when(order) : order.date().words(),
            "time", order.time().words(),
            "name", order.name().value());
    send(
        slot == Slot.PHONE
            ? phone().orElse(ownPhone)
            : scribe.write(author.any(kind, random), values));
    boolean taken =
        switch (slot) {
          case SIZE ->
              order.wanted().stream()
                  .anyMatch(
                      one ->
                          Summary.shows(last.text() + " ", one)
                              || Summary.shows(last.text().replace(".", " "), one));
          case PLACE -> Summary.hasAddress(last.text(), order.place().street());
          case DATE -> Summary.shows(last.text(), order.date().value());
          case TIME ->
              Summary.shows(last.text(), order.time().value())
                  || last.asks().equals(Optional.of("time"));
          case PHONE ->
              last.text()
                  .replaceAll("\\D", "")
                  .contains(order.phone().orElse(ownPhone).substring(4));
          case NAME ->
              last.text()
                  .toLowerCase(Locale.ROOT)
                  .contains(
                      order
                          .name()
                          .value()
                          .toLowerCase(Locale.ROOT)
                          .replaceFirst("^(ibu|bu|bapak|pak|neng|ceu) ", ""));
        };
    if (taken) {
      noteShown(slot);
    }
    judgeAnswer(taken);
  }

  /// Where only what changed is read back, the rest stands as it was shown.
  private void noteShown(Slot slot) {
    if (last.text().contains("Layanan: ")) {
      return;
    }
    String named = Summary.line(shown, "Atas nama");
    String now =
        switch (slot) {
          case NAME -> goal.order().name().value() + named.replaceFirst("^.*(?=, )", "");
          case PHONE ->
              named.replaceFirst(", [^,]*$", ", " + goal.order().phone().orElse(ownPhone));
          case SIZE, PLACE, DATE, TIME ->
              Summary.line(last.text(), "Jadinya").replaceFirst("[.]$", " ");
        };
    String line = now.isEmpty() ? "" : label(slot) + ": " + Matcher.quoteReplacement(now);
    shown = shown.replaceAll("(?m)^" + label(slot) + ": .*$", line);
  }

  private static String label(Slot slot) {
    return switch (slot) {
      case SIZE -> "Layanan";
      case PLACE -> "Alamat";
      case DATE, TIME -> "Waktu";
      case NAME, PHONE -> "Atas nama";
    };
  }

  /// Whether an answer to a question alone is there.
  private void look() {
    switch (goal.kind()) {
      case PRICE -> answered |= last.text().contains("Rp");
      case FREE_HOURS ->
          answered |=
              Pattern.compile("\\b\\d\\d\\.\\d\\d\\b")
                  .matcher(last.text() + " " + last.choices())
                  .find();
      case POLICY ->
          answered |= Objects.requireNonNull(ANSWERS.get("policy")).matcher(last.text()).find();
      default -> {}
    }
  }

  private void say(String kind, Map<String, String> values) {
    send(scribe.write(author.any(kind, random), values));
  }

  private void say(String wording) {
    send(written(wording));
  }

  private void send(String text) {
    messages++;
    hear(text);
    if (NOT_UNDERSTOOD.matcher(last.text()).find()) {
      notUnderstood = true;
    }
  }

  private boolean notUnderstood;

  private void judgeAnswer(boolean useful) {
    boolean bad = !useful || notUnderstood;
    notUnderstood = false;
    uselessInARow = bad ? uselessInARow + 1 : 0;
    if (bad) {
      useless++;
      transcript.append("      (useless)\n");
    }
  }

  private void hear(String text) {
    last = shop.say(text);
    transcript.append("USER  ").append(text.replace("\n", "\n      ")).append('\n');
    transcript.append("BOT   ").append(last.text().replace("\n", "\n      ")).append('\n');
    last.choices().forEach(choice -> transcript.append("      [").append(choice).append("]\n"));
    transcript.append("      (asks ").append(last.asks().orElse("-")).append(")\n");
    for (Shop.Committed one : last.committed()) {
      transcript.append("      ").append(one).append('\n');
      commit(one);
    }
    if (last.text().contains("Layanan: ")) {
      shown = last.text();
    }
    if (counting) {
      answers++;
      words += last.text().isBlank() ? 0 : last.text().split("\\s+", -1).length;
    }
  }

  private void commit(Shop.Committed one) {
    if (counting && !agreed) {
      wrong.add(one.type() + " without a yes");
    }
    if (one.type().equals("cancelled")) {
      cancelled = true;
      standing.remove(one.code());
    } else {
      standing.put(one.code(), one);
      answered |= counting && !one.type().equals("booked");
    }
  }

  private boolean reached;

  private void judge() {
    Order order = goal.order();
    switch (goal.kind()) {
      case BOOK, CHAT_FIRST -> booked(order, true);
      case PRICE, FREE_HOURS, POLICY -> {
        reached = answered && standing.isEmpty();
        if (!standing.isEmpty()) {
          wrong.add("booked");
        }
      }
      case CANCEL -> reached = cancelled && standing.isEmpty();
      case MOVE, RESIZE -> {
        if (cancelled) {
          wrong.add("cancelled");
        }
        booked(order, agreed && answered);
      }
    }
  }

  private void booked(Order order, boolean agreedTo) {
    List<String> misfits = new ArrayList<>();
    List<Shop.Line> lines = new ArrayList<>();
    for (Shop.Committed one : standing.values()) {
      lines.addAll(one.lines());
      misfits.addAll(misfits(order, one));
    }
    if (!Set.copyOf(lines).equals(Set.copyOf(order.wanted().stream().map(Wanted::line).toList()))) {
      misfits.add("services");
    }
    boolean noted = goal.kind().booking() ? noted(order) : true;
    reached = !standing.isEmpty() && agreedTo && misfits.isEmpty() && noted;
    if (!standing.isEmpty() && agreedTo) {
      wrong.addAll(misfits);
    }
  }

  private boolean noted(Order order) {
    return order
        .note()
        .map(Said::value)
        .map(
            note ->
                standing.values().stream()
                    .anyMatch(
                        one ->
                            (one.notes() + one.address()).toLowerCase(Locale.ROOT).contains(note)))
        .orElse(true);
  }

  private List<String> misfits(Order order, Shop.Committed one) {
    List<String> misfits = new ArrayList<>();
    if (!one.date().equals(order.date().value())) {
      misfits.add("date");
    }
    if (!one.time().equals(order.time().value())) {
      misfits.add("time");
    }
    if (!one.area().equals(order.place().area())
        || !Summary.hasAddress(one.address(), order.place().street())) {
      misfits.add("address");
    }
    if (!Summary.sameName(one.name(), order.name().value())) {
      misfits.add("name");
    }
    String phone = goal.kind().booking() ? order.phone().orElse(ownPhone) : ownPhone;
    if (!one.phone().endsWith(phone.substring(phone.length() - 8))) {
      misfits.add("phone");
    }
    return misfits;
  }

  private Outcome outcome() {
    String head =
        "# "
            + goal.kind()
            + ", "
            + author.name()
            + ", "
            + temper.name()
            + ", "
            + now
            + "\n# wants "
            + goal.order()
            + "\n# reached "
            + reached
            + ", wrong "
            + wrong
            + ", useless "
            + useless
            + "\n";
    return new Outcome(
        goal.kind().name().toLowerCase(Locale.ROOT),
        author,
        reached,
        wrong,
        plain,
        tellsAll,
        messages,
        useless,
        answers,
        words,
        head + transcript);
  }
}
