package id.fineclean.bot.channel.whatsapp;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import id.fineclean.bot.channel.Backlog;
import id.fineclean.bot.channel.ContractMocks;
import id.fineclean.bot.channel.Deletion;
import id.fineclean.bot.channel.DeliveryResult.Accepted;
import id.fineclean.bot.channel.Doubt;
import id.fineclean.bot.channel.Lookup;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.OutboundMessage.Request;
import id.fineclean.bot.channel.OutboundMessage.Template;
import id.fineclean.bot.channel.Recipient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every call the bot makes to Twilio, as Twilio's API description has it.
@Tag("contract")
class WhatsAppContractMockTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final String BUDI = "whatsapp:+6281200000001";

  private TwilioSettings settings;

  @BeforeEach
  void findMock() {
    settings =
        new TwilioSettings(
            "AC00000000000000000000000000000000",
            List.of("token-of-tests"),
            "whatsapp:+628110000000",
            ContractMocks.url(ContractMocks.TWILIO_MESSAGES),
            URI.create("https://bot.example.com"),
            TwilioSettings.DEFAULT_LIMITS);
  }

  @ParameterizedTest
  @ValueSource(strings = {BUDI, "whatsapp:ID.4566546130240823"})
  void acceptsTextToAPhoneAndToAUser(String address) {
    assertAccepted(OutboundMessage.of("Halo kak 🙏 & 100%"), new Recipient(address, true));
  }

  @Test
  void acceptsTheLongestText() {
    assertAccepted(OutboundMessage.of("é".repeat(1600)), new Recipient(BUDI, true));
  }

  @Test
  void acceptsATemplate() {
    Template template =
        new Template("HX00000000000000000000000000000001", List.of("FC-AB12CD", "10.00 \"WIB\""));
    assertAccepted(
        new OutboundMessage("-", List.of(), Request.NONE, Optional.of(template)),
        new Recipient(BUDI, false));
  }

  @Test
  void acceptsTheLookUpAfterADoubt() {
    // The mock lists messages, all of them old: only a list that was read leads to this.
    assertEquals(
        new Lookup.Absent(),
        new WhatsAppChannel(settings, TIMEOUT)
            .find(
                new Doubt(
                    OutboundMessage.of("Halo"),
                    new Recipient(BUDI, true),
                    Duration.ofSeconds(1),
                    _ -> false)));
  }

  @Test
  void acceptsTheLookUpOfWhatWasMissed() {
    assertInstanceOf(
        Backlog.Kept.class,
        channel().backlog(Duration.ofHours(1), Duration.ofSeconds(30), _ -> false));
  }

  @Test
  void acceptsThatAMessageIsDeletedWithItsFiles() {
    assertEquals(new Deletion.Deleted(), channel().delete("SM00000000000000000000000000000001"));
  }

  @Test
  void acceptsTheResourcesOfButtonsAndLists() {
    TwilioSettings content = TapFormsTest.settings(ContractMocks.url(ContractMocks.TWILIO_CONTENT));

    assertDoesNotThrow(new TapForms(new TwilioApi(content, TIMEOUT))::prepare);
  }

  private WhatsAppChannel channel() {
    return new WhatsAppChannel(settings, TIMEOUT);
  }

  private void assertAccepted(OutboundMessage message, Recipient recipient) {
    assertInstanceOf(
        Accepted.class, new WhatsAppChannel(settings, TIMEOUT).send(message, recipient));
  }
}
