import type { Sandbox } from './index.mts';
import { SEEDED } from './seeded.mts';

const { wamm, twoChat, whatsappApi, contacts } = SEEDED;

/** What to paste where, and what to try. */
export function banner(sandbox: Sandbox): string {
	return `The sandbox is running. Ctrl-C stops it.

WAMM.chat
  Base URL   ${sandbox.wamm.baseUrl}
  Token      ${wamm.token}
             ${wamm.telegramToken} (Telegram)
             ${wamm.unpairedToken} (no phone connected)
  Phones     ${contacts.maria.whatsAppDigits} (people dial ${contacts.maria.dialledDigits}), ${contacts.lucia.whatsAppDigits}, ${contacts.ana.whatsAppDigits}
  Messages   ${wamm.messageIds.viewed} (viewed), ${wamm.messageIds.failed} (failed), ${wamm.messageIds.advancing} (on its way)

2Chat
  Base URL   ${sandbox.twoChat.baseUrl}
  API key    ${twoChat.apiKey}
             ${twoChat.largeApiKey} (two numbers, 100,000 messages)
             ${twoChat.exhaustedApiKey} (no credits left)
  Own number ${twoChat.phone}
  Phones     +${contacts.maria.whatsAppDigits}, +${contacts.olga.whatsAppDigits}
  Messages   ${twoChat.messageUuids.read} with +${contacts.joao.whatsAppDigits} (read)
             ${twoChat.messageUuids.advancing} with +${contacts.maria.whatsAppDigits} (on its way)

WhatsApp API (Self-Hosted)
  Base URL   ${sandbox.whatsappApi.baseUrl}
  Phones     ${contacts.maria.whatsAppDigits}, ${whatsappApi.exampleDigits}

Control      ${sandbox.control.origin}
  Requests   curl ${sandbox.control.origin}/requests/wamm
  Faults     curl ${sandbox.control.origin}/faults/wamm --json '{"times":3,"fault":{"kind":"status","code":503}}'
  Webhooks   curl -X PUT ${sandbox.control.origin}/hook/wamm --json '{"url":"https://…"}'
             curl ${sandbox.control.origin}/webhooks/wamm --json '{"id":"${wamm.messageIds.received}"}'
             curl ${sandbox.control.origin}/webhooks/twoChat --json '{"uuid":"${twoChat.messageUuids.inbound}","topic":"whatsapp.message.received"}'
  State      curl -X PUT ${sandbox.control.origin}/state/whatsappApi --json '{"state":"qr"}'
`;
}
