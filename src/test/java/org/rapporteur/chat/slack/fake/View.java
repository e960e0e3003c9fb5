package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.atomic.AtomicInteger;

/** A modal that is open, or a person's home; shows what it holds now. */
public final class View {
  private final String id;
  private final String user;
  private volatile ObjectNode json;
  private final AtomicInteger version = new AtomicInteger();
  private volatile boolean open = true;

  View(String id, String user, ObjectNode json) {
    this.id = id;
    this.user = user;
    this.json = json;
  }

  public String id() {
    return id;
  }

  /** The id of the person who sees it. */
  public String user() {
    return user;
  }

  /** The view as the API hands it out. */
  public ObjectNode json() {
    return json.deepCopy().put("id", id).put("hash", hash());
  }

  /** What the person reads in it. */
  public String text() {
    return ShownText.ofBlocks(json.path("blocks"));
  }

  public JsonNode blocks() {
    return json.path("blocks");
  }

  /** How often it was changed since it was first shown. */
  public int version() {
    return version.get();
  }

  /** Whether it is still before the person's eyes. */
  public boolean open() {
    return open;
  }

  String hash() {
    return "17." + id + version;
  }

  void become(ObjectNode changed) {
    json = changed;
    version.incrementAndGet();
  }

  void close() {
    open = false;
  }
}
