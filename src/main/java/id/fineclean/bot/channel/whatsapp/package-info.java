/// WhatsApp through Twilio: form-encoded webhooks in, messages out through Twilio's SDK.
@NullMarked
package id.fineclean.bot.channel.whatsapp;

import org.jspecify.annotations.NullMarked;
