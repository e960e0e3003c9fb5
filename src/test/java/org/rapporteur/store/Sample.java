package org.rapporteur.store;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records filled by their components' types, so that no kind of event can be left out of a test.
 */
final class Sample {
  private final boolean nullsOnly;
  private int count;

  private Sample(boolean nullsOnly) {
    this.nullsOnly = nullsOnly;
  }

  /** A record with every component set, each to another value. */
  static Object full(Class<?> type) {
    return new Sample(false).of(type);
  }

  /** A record with null in every component that may be. */
  static Object bare(Class<?> type) {
    return new Sample(true).of(type);
  }

  private @Nullable Object of(RecordComponent component) {
    return nullsOnly && component.getAnnotatedType().isAnnotationPresent(Nullable.class)
        ? null
        : of(component.getGenericType());
  }

  private Object of(Type type) {
    count++;
    if (type instanceof ParameterizedType generic) {
      return collection(generic);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      return record(plain);
    } else if (plain.isEnum()) {
      return plain.getEnumConstants()[0];
    } else if (plain == String.class) {
      return "s" + count;
    } else if (plain == Instant.class) {
      return Instant.ofEpochSecond(1_000_000_000L + count, 1);
    } else if (plain == int.class || plain == Integer.class) {
      return count;
    } else if (plain == long.class) {
      return (long) count;
    } else if (plain == double.class) {
      return 0.5;
    } else if (plain == boolean.class) {
      return true;
    }
    throw new IllegalArgumentException("no sample of " + type + " yet: add one here");
  }

  private Object collection(ParameterizedType type) {
    Object first = of(type.getActualTypeArguments()[0]);
    if (type.getRawType() == List.class) {
      return List.of(first);
    } else if (type.getRawType() == Set.class) {
      return Set.of(first);
    } else if (type.getRawType() == Map.class) {
      return Map.of(first, of(type.getActualTypeArguments()[1]));
    }
    throw new IllegalArgumentException("no sample of " + type + " yet: add one here");
  }

  private Object record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = Arrays.stream(components).map(this::of).toArray();
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("no sample of " + type, e);
    }
  }
}
