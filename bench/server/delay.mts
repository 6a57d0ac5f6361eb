/**
 * A TCP proxy in a process of its own that makes the way to a port as long as a round-trip time says, where the
 * kernel can't do that to loopback. What a side sends arrives half of it later, in order; a connection carries
 * nothing before its handshake would be over. TLS adds round trips of its own, since its bytes pass here too.
 */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

const [port = '', rtt = ''] = process.argv.slice(2);
const rttMs = Number(rtt);

/** Passes on what arrives; whichever timer is first takes what came first. */
function passOn(from: Socket, to: Socket, delayOf: () => number): void {
	const onTheWay: Array<() => void> = [];
	const later = (arrive: () => void) => {
		onTheWay.push(arrive);
		setTimeout(() => onTheWay.shift()?.(), delayOf());
	};
	from.on('data', (bytes) => later(() => to.write(bytes)));
	from.on('end', () => later(() => to.end()));
	from.on('error', () => to.destroy());
}

const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
	const openAt = performance.now() + rttMs;
	const inner = connect({
		port: Number(port),
		host: '127.0.0.1',
		allowHalfOpen: true,
		noDelay: true,
	});
	passOn(client, inner, () => Math.max(0, openAt - performance.now()) + rttMs / 2);
	passOn(inner, client, () => rttMs / 2);
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());
