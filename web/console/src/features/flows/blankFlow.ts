/** What a new flow begins with: short, right, and easy to change. */
export const blankFlow = `flow: my-flow
name: 我的流程
on: parcel.delivery_failed
once: occurrence
do:
  - ticket: {title: 联系买家}
`;
