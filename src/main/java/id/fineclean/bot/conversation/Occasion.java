package id.fineclean.bot.conversation;

import id.fineclean.bot.channel.OutboundMessage;
import java.util.Optional;

/// Something that is due and makes a flow ask by itself, without a message of the customer's: a
/// survey after a visit, another time offered.
///
/// @param flow the [Flow#id()]
/// @param start what the flow begins with, as [Turn#pick]
/// @param template in which it may go out where the reply window is closed
/// @param mark takes down that it was done, in the same transaction as the message; throws
///     [id.fineclean.bot.storage.ConflictException] where that is not so any more
public record Occasion(
    String flow, String start, Optional<OutboundMessage.Template> template, Effect mark) {}
