/** Writes to staff, and through staff to customers, over WeCom (企业微信). */
@NullMarked
package io.hongyan.connectors.wecom;

import org.jspecify.annotations.NullMarked;
