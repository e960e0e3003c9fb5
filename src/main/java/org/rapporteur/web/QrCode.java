package org.rapporteur.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/**
 * An address as a QR code.
 *
 * @param size modules a side, the quiet zone included
 * @param path the dark modules as the path of an SVG whose unit is a module
 */
public record QrCode(int size, String path) {
  private static final int QUIET_ZONE = 2;

  /**
   * @throws IllegalArgumentException if the address is too long for one
   */
  static QrCode of(String address) {
    try {
      BitMatrix matrix =
          new QRCodeWriter()
              .encode(
                  address,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.MARGIN,
                      QUIET_ZONE,
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M));
      StringBuilder path = new StringBuilder();
      for (int y = 0; y < matrix.getHeight(); y++) {
        for (int x = 0; x < matrix.getWidth(); x++) {
          int start = x;
          while (x < matrix.getWidth() && matrix.get(x, y)) {
            x++;
          }
          if (x > start) {
            path.append("M%d %dh%dv1h-%dz".formatted(start, y, x - start, x - start));
          }
        }
      }
      return new QrCode(matrix.getWidth(), path.toString());
    } catch (WriterException e) {
      throw new IllegalArgumentException("no QR code can hold " + address, e);
    }
  }
}
