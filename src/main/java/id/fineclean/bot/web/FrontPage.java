package id.fineclean.bot.web;

import id.fineclean.bot.company.Area;
import id.fineclean.bot.company.Company;
import id.fineclean.bot.company.CompanyContacts;
import id.fineclean.bot.company.Hours;
import id.fineclean.bot.web.SitePart.Document;
import id.fineclean.bot.web.SitePart.Service;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The first page, `front.jte`: what the company does, where and when, how to reach it, and its
/// documents.
public final class FrontPage {
  /// Of the example on top, the customer's and ours in turns.
  private static final int CHAT_LINES = 4;

  private final SiteLayout layout;
  private final LocalDate today;
  private final Company company;

  FrontPage(SiteLayout layout, LocalDate today) {
    this.layout = layout;
    this.today = today;
    this.company = layout.company();
  }

  /// A way to reach the company.
  public record Contact(String name, String target, String text) {}

  /// Days in a row that have the same hours.
  public record Row(String days, String hours) {}

  /// Where a chat with the company opens.
  static String whatsApp(Company company) {
    return "https://wa.me/" + company.contacts().whatsapp().replace("+", "");
  }

  /// Where a chat with the company opens.
  public String whatsApp() {
    return whatsApp(company);
  }

  /// The names of the areas served.
  public String areas() {
    return company.areas().values().stream().map(Area::name).collect(Collectors.joining(", "));
  }

  /// An example of a chat.
  public List<String> chat() {
    return IntStream.rangeClosed(1, CHAT_LINES)
        .mapToObj(line -> layout.text("chat_" + line))
        .toList();
  }

  /// All services.
  public List<Service> services() {
    return layout.parts().stream()
        .flatMap(part -> part.services(layout.language()).stream())
        .toList();
  }

  /// All ways to reach the company but going there.
  public List<Contact> contacts() {
    CompanyContacts contacts = company.contacts();
    List<Contact> ways =
        new ArrayList<>(
            List.of(
                new Contact("WhatsApp", whatsApp(), CompanyContacts.readable(contacts.whatsapp())),
                new Contact(
                    layout.text("phone"),
                    "tel:" + contacts.phone(),
                    CompanyContacts.readable(contacts.phone())),
                new Contact("Email", "mailto:" + contacts.email(), contacts.email())));
    contacts
        .telegram()
        .map(name -> name.replace("@", ""))
        .ifPresent(name -> ways.add(new Contact("Telegram", "https://t.me/" + name, "@" + name)));
    contacts
        .instagram()
        .ifPresent(
            name ->
                ways.add(
                    new Contact(
                        "Instagram", "https://instagram.com/" + name.replace("@", ""), name)));
    return ways;
  }

  /// The week.
  public List<Row> hours() {
    List<Row> rows = new ArrayList<>();
    int day = 1;
    while (day <= 7) {
      DayOfWeek first = DayOfWeek.of(day);
      DayOfWeek last = lastAlike(first);
      rows.add(new Row(days(first, last), hours(company.hours().on(first))));
      day = last.getValue() + 1;
    }
    return rows;
  }

  /// The next day that is closed for a reason.
  public Optional<String> holiday() {
    return company.holidaysFrom(today).stream()
        .findFirst()
        .map(
            next ->
                layout.text(
                    "holiday",
                    "name",
                    next.name().in(layout.language()),
                    "date",
                    layout.date(next.date())));
  }

  /// The documents in force.
  public List<Document> documents() {
    return layout.parts().stream().flatMap(part -> part.documents(layout, today).stream()).toList();
  }

  /// The last of the days in a row that have the same hours as `first`.
  private DayOfWeek lastAlike(DayOfWeek first) {
    DayOfWeek last = first;
    while (last != DayOfWeek.SUNDAY
        && company.hours().on(last.plus(1)).equals(company.hours().on(first))) {
      last = last.plus(1);
    }
    return last;
  }

  private String days(DayOfWeek first, DayOfWeek last) {
    String from = first.getDisplayName(TextStyle.FULL, layout.locale());
    return first == last ? from : from + "–" + last.getDisplayName(TextStyle.FULL, layout.locale());
  }

  private String hours(Optional<Hours> hours) {
    return hours
        .map(open -> clock(open.fromMinute()) + "–" + clock(open.toMinute()))
        .orElse(layout.text("closed"));
  }

  private static String clock(int minute) {
    return "%02d.%02d".formatted(minute / 60, minute % 60);
  }
}
