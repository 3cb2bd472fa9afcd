package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.Booking;
import id.fineclean.bot.booking.Sizing;
import id.fineclean.bot.booking.Unit;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.company.Area;
import id.fineclean.bot.conversation.Question;
import id.fineclean.bot.conversation.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is asked on the way to a booking.
final class BookQuestions {
  private static final int SIZES_OFFERED = 4;
  private static final int LONGEST_NAME = 40;
  private static final List<Field> CHANGEABLE =
      List.of(
          Field.SERVICE,
          Field.SIZE,
          Field.ADDRESS,
          Field.DATE,
          Field.TIME,
          Field.NAME,
          Field.PHONE);

  private final Shop shop;

  BookQuestions(Shop shop) {
    this.shop = shop;
  }

  Question service(Turn turn, String key) {
    List<Question.Option> options =
        shop.services().stream()
            .map(
                service ->
                    new Question.Option(
                        "service:" + service.id(), service.name().in(turn.language())))
            .toList();
    return question(Field.SERVICE, turn.text(key), options);
  }

  /// Sizes are offered only where the number of an option is the size it stands for: a bare "3"
  /// must not mean two things.
  Question size(Turn turn, Sizing sizing) {
    List<Question.Option> options = new ArrayList<>();
    String unit = sizing.unitName().in(turn.language());
    String text = sizing.question().in(turn.language());
    if (sizing.unit() == Unit.M2 || sizing.minimum() > 1) {
      String least = Integer.toString(sizing.minimum());
      return question(
          Field.SIZE,
          text + " " + turn.text("booking.size_from", "minimum", least, "unit", unit),
          List.of());
    }
    for (int size = 1; size <= Math.min(sizing.maximum(), SIZES_OFFERED); size++) {
      options.add(
          new Question.Option("size:" + size, BookingWording.count(turn, size, sizing.unitName())));
    }
    return question(Field.SIZE, text, options);
  }

  Question address(Turn turn, Draft draft) {
    String text =
        draft
            .area()
            .flatMap(shop.company()::area)
            .map(known -> turn.text("booking.ask_address_in", "area", known.name()))
            .orElseGet(() -> turn.text("booking.ask_address"));
    return place(text);
  }

  /// The place of the last booking is offered, so that nobody has to write it again.
  Question sameAddress(Turn turn, Booking last) {
    return question(
        Field.ADDRESS,
        turn.text(
            "booking.ask_same_address",
            "address",
            last.details().address(),
            "name",
            last.details().name()),
        List.of(
            new Question.Option("last:yes", turn.text("booking.same_address")),
            new Question.Option("last:no", turn.text("booking.other_address"))));
  }

  Question otherAddress(Turn turn) {
    return place(turn.text("booking.ask_other_address"));
  }

  private static Question place(String text) {
    return new Question(
        Field.ADDRESS.key(),
        Field.ADDRESS.expects(),
        text,
        List.of(),
        OutboundMessage.Request.LOCATION);
  }

  Question area(Turn turn) {
    List<Question.Option> options =
        shop.company().areas().values().stream().map(BookQuestions::option).toList();
    return question(Field.AREA, turn.text("booking.ask_area"), options);
  }

  private static Question.Option option(Area area) {
    return new Question.Option("area:" + area.id(), area.name());
  }

  Question name(Turn turn) {
    return question(Field.NAME, turn.text("booking.ask_name"), ownName(turn));
  }

  /// The name of the last booking, or else the one the customer uses at the provider, if it looks
  /// like one.
  List<Question.Option> ownName(Turn turn) {
    return shop.store()
        .last(turn.customer().customerId())
        .map(last -> last.details().name())
        .or(turn.customer()::displayName)
        .map(String::strip)
        .filter(name -> name.length() >= 2 && name.length() <= LONGEST_NAME)
        .filter(name -> name.matches("[\\p{L}][\\p{L} .'-]*"))
        .map(name -> List.of(new Question.Option("name:" + name, name)))
        .orElse(List.of());
  }

  Question phone(Turn turn) {
    return new Question(
        Field.PHONE.key(),
        Field.PHONE.expects(),
        turn.text("booking.ask_phone"),
        List.of(),
        OutboundMessage.Request.CONTACT);
  }

  Question confirm(Turn turn, String summary) {
    return question(
        Field.CONFIRM,
        summary,
        List.of(
            Question.Option.committing("confirm:yes", turn.text("booking.yes")),
            new Question.Option("confirm:change", turn.text("booking.change")),
            new Question.Option("confirm:stop", turn.text("booking.stop"))));
  }

  Question change(Turn turn, Draft draft) {
    boolean measured =
        draft.lines().stream()
            .flatMap(line -> shop.service(line.service()).stream())
            .anyMatch(service -> service.sizing().isPresent());
    List<Question.Option> options =
        CHANGEABLE.stream()
            .filter(field -> field != Field.SIZE || measured)
            .map(
                field ->
                    new Question.Option(
                        "change:" + field.name(), turn.text("booking.field_" + field.key())))
            .toList();
    return question(Field.CHANGE, turn.text("booking.ask_change"), options);
  }

  /// What of a booking is to be otherwise, for whoever has not said how.
  Question revision(Turn turn, Booking booking) {
    return question(
        Field.CHANGE, turn.text("booking.ask_revision", "code", booking.code().value()), List.of());
  }

  /// How the open question is answered.
  Optional<String> hint(Turn turn, Draft draft) {
    return draft.asked().map(field -> turn.text("booking.hint_" + field.key()));
  }

  private static Question question(Field field, String text, List<Question.Option> options) {
    return new Question(field.key(), field.expects(), text, options);
  }
}
