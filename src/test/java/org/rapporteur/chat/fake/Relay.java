package org.rapporteur.chat.fake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The network between the bot and a platform's socket: it can be cut, fall silent and be closed.
 */
public final class Relay implements AutoCloseable {
  private final ServerSocket door;
  private final int target;
  private final List<Line> lines = new CopyOnWriteArrayList<>();
  private volatile boolean refusing;

  /**
   * @param target the port on this machine that it leads to
   */
  public Relay(int target) {
    this.target = target;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  public int port() {
    return door.getLocalPort();
  }

  /** Resets every connection, without a goodbye. */
  public void cut() {
    lines.forEach(Line::reset);
    lines.clear();
  }

  /** Lets everything on the connections there are vanish, in both directions, for good. */
  public void silence() {
    lines.forEach(line -> line.silent = true);
  }

  /** Resets whoever connects, or no longer; the connections there are stay. */
  public void refuse(boolean on) {
    refusing = on;
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket near = door.accept();
        Line line = new Line(near, new Socket(InetAddress.getLoopbackAddress(), target));
        if (refusing) {
          line.reset();
          continue;
        }
        lines.add(line);
        daemon(() -> line.pump(line.near, line.far));
        daemon(() -> line.pump(line.far, line.near));
      } catch (IOException e) {
        // Closed, or a caller who left at once: the next one is not concerned.
      }
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "fake-relay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }

  private static final class Line {
    private final Socket near;
    private final Socket far;
    private volatile boolean silent;

    private Line(Socket near, Socket far) {
      this.near = near;
      this.far = far;
    }

    private void pump(Socket from, Socket to) {
      byte[] bytes = new byte[8192];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
          if (!silent) {
            out.write(bytes, 0, n);
          }
        }
        to.shutdownOutput();
      } catch (IOException e) {
        reset();
      }
    }

    private void reset() {
      for (Socket socket : List.of(near, far)) {
        try {
          socket.setSoLinger(true, 0);
          socket.close();
        } catch (IOException e) {
          // It is gone already.
        }
      }
    }
  }
}
