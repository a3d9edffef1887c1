import { defineComponent, ref } from 'vue';

/**
 * Vue asks whether an element has a property of that name, and sets it; else the attribute. In a build with a
 * compiler, tell it: `compilerOptions.isCustomElement = (tag) => tag.startsWith('open-badge')`.
 */
export const Award = defineComponent({
  props: { src: { type: String, required: true }, fetcher: { type: Function, required: true } },
  setup() {
    const said = ref('');
    const hear = (event: CustomEvent<{ status: string }>) => {
      said.value = event.detail.status;
    };
    return { said, hear };
  },
  template: `<figure>
    <open-badge :src="src" verify="load" variant="chip" :fetcher="fetcher" @ob-status="hear">
      <img src="data:," alt="Python Basics">
    </open-badge>
    <figcaption>{{ said }}</figcaption>
  </figure>`,
});
