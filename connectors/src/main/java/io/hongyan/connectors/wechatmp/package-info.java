/** Sends template messages of a WeChat official account (公众号). */
@NullMarked
package io.hongyan.connectors.wechatmp;

import org.jspecify.annotations.NullMarked;
