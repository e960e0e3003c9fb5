package org.rapporteur.chat.discord.fake;

import io.javalin.websocket.WsContext;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to the gateway. What is written on it belongs to the gateway's thread. */
final class Link {
  private static final Logger LOG = LoggerFactory.getLogger(Link.class);
  private static final long MINUTE_NANOS = 60_000_000_000L;

  @Nullable Session session;
  int beats;

  /** The network lets nothing through: the bot is not to blame for what does not come. */
  boolean silent;

  private final WsContext ctx;
  private final @Nullable Deflater deflater;
  private final Deque<Long> heard = new ArrayDeque<>();

  /**
   * @param compressed whether frames share one zlib stream
   */
  Link(WsContext ctx, boolean compressed) {
    this.ctx = ctx;
    deflater = compressed ? new Deflater() : null;
  }

  /** How many frames the bot sent within the last minute, with this one. */
  int heardNow() {
    long now = System.nanoTime();
    heard.add(now);
    while (now - heard.getFirst() > MINUTE_NANOS) {
      heard.removeFirst();
    }
    return heard.size();
  }

  void write(String frame) {
    try {
      if (deflater == null) {
        ctx.send(frame);
      } else {
        ctx.send(ByteBuffer.wrap(deflated(deflater, frame.getBytes(StandardCharsets.UTF_8))));
      }
    } catch (RuntimeException e) {
      LOG.debug("a connection was lost while writing to it", e);
    }
  }

  void close(int code, String reason) {
    ctx.closeSession(code, reason);
  }

  private static byte[] deflated(Deflater deflater, byte[] frame) {
    deflater.setInput(frame);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] bytes = new byte[8192];
    int n = deflater.deflate(bytes, 0, bytes.length, Deflater.SYNC_FLUSH);
    while (n > 0) {
      out.write(bytes, 0, n);
      n = n < bytes.length ? 0 : deflater.deflate(bytes, 0, bytes.length, Deflater.SYNC_FLUSH);
    }
    return out.toByteArray();
  }
}
