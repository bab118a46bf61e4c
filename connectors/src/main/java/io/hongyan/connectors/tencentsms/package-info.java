/** Sends text messages through Tencent Cloud (腾讯云短信). */
@NullMarked
package io.hongyan.connectors.tencentsms;

import org.jspecify.annotations.NullMarked;
