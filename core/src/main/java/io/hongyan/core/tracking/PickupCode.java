package io.hongyan.core.tracking;

import java.util.Optional;
import java.util.regex.Pattern;

/** The code with which a buyer takes a parcel out of a locker or station (取件码). */
public final class PickupCode {

    /** All parts are bounded, so no text can make it slow. */
    private static final Pattern CODE =
            Pattern.compile(
                    "(?:取件码|取货码|提货码|开箱码|验证码|凭码|凭)[\\s:：为是【\\[“\"]{0,4}"
                            + "([A-Za-z0-9](?:[A-Za-z0-9-]{1,14})[A-Za-z0-9])(?![A-Za-z0-9])");

    private PickupCode() {}

    public static Optional<String> in(String text) {
        var read =
                text.length() > FoldedText.LONGEST ? text.substring(0, FoldedText.LONGEST) : text;
        var found = CODE.matcher(read);
        return found.find() && !WaybillNumber.isPhone(found.group(1))
                ? Optional.of(found.group(1))
                : Optional.empty();
    }
}
