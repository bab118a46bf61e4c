import { bilingual } from '@/shared/words';

export const session = bilingual(
  {
    title: '登录鸿雁',
    motto: '每一次扫描，都有人照看',
    user: '账号',
    password: '密码',
    userNeeded: '请填写账号',
    passwordNeeded: '请填写密码',
    logIn: '登录',
    wrong: '账号或密码不对',
    tooMany: '试得太频繁了，请稍后再试',
    expired: '登录已过期',
    expiredHint: '重新登录后，这一页和你填写的内容都还在。',
    otherUser: '换个账号登录',
  },
  {
    title: 'Log in to Hongyan',
    motto: 'Every scan is looked after',
    user: 'User',
    password: 'Password',
    userNeeded: 'Please enter your user name',
    passwordNeeded: 'Please enter your password',
    logIn: 'Log in',
    wrong: 'User or password is wrong',
    tooMany: 'Too many tries, please wait a little',
    expired: 'Your session has ended',
    expiredHint: 'Log in again: this page and what you typed are kept.',
    otherUser: 'Log in as somebody else',
  },
);
